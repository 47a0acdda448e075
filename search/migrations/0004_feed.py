"""What Elasticsearch has to learn, and how it is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0003_places_and_facts")]
    operations = [
        migrations.CreateModel(
            name="FeedRow",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False, verbose_name="条目号")),
                ("version", models.BigIntegerField(default=1, verbose_name="第几次变动")),
                ("changed_at", models.DateTimeField(verbose_name="变动时间")),
                ("is_pending", models.BooleanField(default=True, verbose_name="待送达")),
                ("is_erased", models.BooleanField(db_default=False, default=False, verbose_name="待清除")),
            ],
            options={
                "verbose_name": "待送达的变动",
                "verbose_name_plural": "待送达的变动",
                "indexes": [
                    models.Index(condition=models.Q(("is_pending", True)), fields=["changed_at"], name="feed_pending"),
                    models.Index(condition=models.Q(("is_erased", True)), fields=["entry"], name="feed_erased"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceState",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("checked_at", models.DateTimeField(verbose_name="检查时间")),
                ("failing_since", models.DateTimeField(blank=True, null=True, verbose_name="故障开始时间")),
                ("problem", models.TextField(blank=True, verbose_name="故障")),
            ],
            options={"verbose_name": "检索服务状态", "verbose_name_plural": "检索服务状态"},
        ),
    ]
