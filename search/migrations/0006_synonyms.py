from django.db import migrations, models

from search.vocabulary.shipped import plant


def plant_shipped(apps, schema_editor):
    """Once: from here on the words are the installation's own. `manage.py add_synonyms` adds what is missing."""
    plant(apps.get_model("search", "Synonym"))


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0005_file_texts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Synonym",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "words",
                    models.TextField(
                        help_text="百姓常用的说法，一个或几个，用顿号或换行隔开。", verbose_name="俗称或同义词"
                    ),
                ),
                (
                    "official",
                    models.CharField(
                        blank=True,
                        help_text="文件里的说法，用顿号隔开，最要紧的在前，只用前四个。互为同义时不填。",
                        max_length=300,
                        verbose_name="规范词",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("one_way", "俗称 → 规范词"), ("group", "互为同义")],
                        default="one_way",
                        max_length=10,
                        verbose_name="方式",
                    ),
                ),
                ("active", models.BooleanField(default=True, verbose_name="启用")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
            ],
            options={
                "verbose_name": "同义词",
                "verbose_name_plural": "同义词",
                "ordering": ["words", "pk"],
            },
        ),
        migrations.RunPython(plant_shipped, migrations.RunPython.noop),
    ]
