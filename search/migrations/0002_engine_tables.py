"""The tables of the embedded engine: full-text tables on SQLite, arrays with GIN indexes on PostgreSQL."""

from django.db import migrations

CREATE = {
    "sqlite": [
        # 'ascii' parts at blanks and leaves Chinese characters alone; the engine puts blanks between all tokens.
        "CREATE VIRTUAL TABLE search_text USING fts5 (title, number, body, content='', tokenize='ascii')",
        "INSERT INTO search_text (search_text, rank) VALUES ('hashsize', 16777216)",
        "CREATE TABLE search_source (id integer PRIMARY KEY, packed blob NOT NULL)",
        "CREATE VIRTUAL TABLE search_sound USING fts5 (sound, initials, tokenize='ascii')",
    ],
    "postgresql": [
        "CREATE TABLE search_pairs (id bigint PRIMARY KEY, title text NOT NULL, text text NOT NULL,"
        " head int4[] NOT NULL, pairs int4[] NOT NULL, sound text NOT NULL, sounds int4[] NOT NULL)",
        # Texts are read back to look for the exact phrase: lz4, where the server knows it, unpacks faster.
        "DO $$ BEGIN IF EXISTS (SELECT FROM pg_settings WHERE name = 'default_toast_compression'"
        " AND 'lz4' = ANY (enumvals)) THEN ALTER TABLE search_pairs ALTER text SET COMPRESSION lz4,"
        " ALTER pairs SET COMPRESSION lz4; END IF; END $$",
        "CREATE INDEX search_pairs_head ON search_pairs USING gin (head)",
        "CREATE INDEX search_pairs_pairs ON search_pairs USING gin (pairs)",
        "CREATE INDEX search_pairs_sounds ON search_pairs USING gin (sounds)",
    ],
}
DROP = {
    "sqlite": ["DROP TABLE search_sound", "DROP TABLE search_source", "DROP TABLE search_text"],
    "postgresql": ["DROP TABLE search_pairs"],
}


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
