"""Files of what was withdrawn or sealed before are remembered, too."""

import json
from hashlib import sha256

from django.db import migrations, models


def remember(apps, schema_editor):
    Tombstone, Content, GoneFile = (
        apps.get_model("catalogue", name) for name in ("Tombstone", "ReleasedContent", "GoneFile")
    )
    withdrawn = set(Tombstone.objects.values_list("kind", "source_id"))
    gone = Content.objects.filter(models.Q(source_id__in={number for _, number in withdrawn}) | ~models.Q(seal=None))
    erased = set(apps.get_model("catalogue", "Erasure").objects.values_list("kind", "source_id"))
    for row in gone.exclude(content="").only("kind", "source_id", "content", "seal").iterator(chunk_size=200):
        source = (row.kind, row.source_id)
        if source in erased or (source not in withdrawn and not hasattr(row, "seal")):
            continue
        addresses = {f"{file['sha256']}/{file['name']}" for file in json.loads(row.content)["files"]}
        GoneFile.objects.bulk_create(
            [
                GoneFile(kind=row.kind, source_id=row.source_id, address_hash=sha256(address.encode()).hexdigest())
                for address in sorted(addresses)
            ],
            ignore_conflicts=True,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0006_release_cancellation"),
    ]

    operations = [
        migrations.CreateModel(
            name="GoneFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "address_hash",
                    models.CharField(help_text="文件名可能是人名，不保存。", max_length=64, verbose_name="地址的摘要"),
                ),
                ("kind", models.CharField(max_length=30, verbose_name="类型")),
                ("source_id", models.BigIntegerField(verbose_name="来源编号")),
            ],
            options={
                "verbose_name": "已停止公开的文件",
                "verbose_name_plural": "已停止公开的文件",
                "constraints": [
                    models.UniqueConstraint(fields=("address_hash", "kind", "source_id"), name="gone_file_once")
                ],
                "indexes": [models.Index(fields=["kind", "source_id"], name="gone_file_of")],
            },
        ),
        migrations.RunPython(remember, migrations.RunPython.noop),
    ]
