"""The index by places in time, with the facts that results are narrowed by.

What was indexed before is left behind: `manage.py tick` makes the index anew, or at once `manage.py rebuild_search`.
"""

from django.db import migrations, models

OLD = {
    "sqlite": ["DROP TABLE search_sound", "DROP TABLE search_source", "DROP TABLE search_text"],
    "postgresql": ["DROP TABLE search_pairs"],
}
CREATE = {
    "sqlite": [
        # 'ascii' parts at blanks and leaves Chinese characters alone; the engine puts blanks between all tokens.
        "CREATE VIRTUAL TABLE search_text USING fts5"
        " (title, number, body, files, facts, content='', tokenize='ascii')",
        "CREATE VIRTUAL TABLE search_title USING fts5 (title, number, facts, content='', tokenize='ascii')",
        "INSERT INTO search_text (search_text, rank) VALUES ('hashsize', 16777216)",
        "CREATE TABLE search_source (place integer PRIMARY KEY, packed blob NOT NULL, files blob NOT NULL)",
        "CREATE VIRTUAL TABLE search_sound USING fts5 (sound, initials, tokenize='ascii')",
    ],
    "postgresql": [
        "CREATE TABLE search_pairs (place bigint PRIMARY KEY, title text NOT NULL, text text NOT NULL,"
        " files text NOT NULL, facts text[] NOT NULL, head int4[] NOT NULL, pairs int4[] NOT NULL,"
        " sound text NOT NULL, sounds int4[] NOT NULL)",
        # Texts are read back to look for the exact phrase: lz4, where the server knows it, unpacks faster.
        "DO $$ BEGIN IF EXISTS (SELECT FROM pg_settings WHERE name = 'default_toast_compression'"
        " AND 'lz4' = ANY (enumvals)) THEN ALTER TABLE search_pairs ALTER text SET COMPRESSION lz4,"
        " ALTER files SET COMPRESSION lz4, ALTER pairs SET COMPRESSION lz4; END IF; END $$",
        # Pairs and facts under one index: it intersects them by itself. What waits to be sorted in (kB) is read by
        # every search, so it is kept short.
        "CREATE INDEX search_pairs_head ON search_pairs USING gin (head, facts) WITH (gin_pending_list_limit = 256)",
        "CREATE INDEX search_pairs_pairs ON search_pairs USING gin (pairs, facts) WITH (gin_pending_list_limit = 256)",
        "CREATE INDEX search_pairs_sounds ON search_pairs USING gin (sounds) WITH (gin_pending_list_limit = 256)",
    ],
}
DROP = {
    "sqlite": [
        "DROP TABLE search_sound",
        "DROP TABLE search_source",
        "DROP TABLE search_title",
        "DROP TABLE search_text",
    ],
    "postgresql": ["DROP TABLE search_pairs"],
}


def run(statements):
    def each(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return each


def mark(apps, schema_editor):
    if apps.get_model("catalogue", "CatalogueEntry").objects.filter(listed=True).exists():
        apps.get_model("search", "RebuildMark").objects.create()


class Migration(migrations.Migration):
    dependencies = [("search", "0002_engine_tables"), ("catalogue", "0006_release_cancellation")]
    operations = [
        migrations.RunPython(run(OLD), migrations.RunPython.noop),
        migrations.DeleteModel("IndexedEntry"),
        migrations.CreateModel(
            name="IndexedEntry",
            fields=[
                (
                    "place",
                    models.BigIntegerField(
                        help_text="发布日和条目号合成，新的在后（search/engines/places.py）。",
                        primary_key=True,
                        serialize=False,
                        verbose_name="位次",
                    ),
                ),
                ("number", models.BigIntegerField(unique=True, verbose_name="条目号")),
                ("content_id", models.BigIntegerField(verbose_name="内容编号")),
                ("language", models.CharField(max_length=10, verbose_name="语言")),
                ("title", models.TextField(verbose_name="标题")),
                ("title_key", models.BigIntegerField(verbose_name="标题的散列值")),
                ("number_key", models.CharField(blank=True, max_length=200, verbose_name="发文字号")),
                (
                    "facts",
                    models.TextField(blank=True, help_text="每行一项（search/facts.py）。", verbose_name="筛选项"),
                ),
                ("effective_date", models.DateField(blank=True, null=True, verbose_name="施行日期")),
                ("expiry_date", models.DateField(blank=True, null=True, verbose_name="失效日期")),
                ("repealed_date", models.DateField(blank=True, null=True, verbose_name="废止日期")),
                ("public_until", models.DateField(blank=True, null=True, verbose_name="公示截止日期")),
            ],
            options={
                "verbose_name": "已索引条目",
                "verbose_name_plural": "已索引条目",
                "indexes": [
                    models.Index(fields=["number_key", "language"], name="indexed_number"),
                    models.Index(fields=["title_key", "language"], name="indexed_title"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RebuildMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("after", models.BigIntegerField(default=0, verbose_name="已完成到的条目号")),
            ],
            options={"verbose_name": "待重建的索引", "verbose_name_plural": "待重建的索引"},
        ),
        migrations.RunPython(run(CREATE), run(DROP)),
        migrations.RunPython(mark, migrations.RunPython.noop),
    ]
