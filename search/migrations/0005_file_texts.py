"""The text of public attachments, made by the clock."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0004_feed'),
    ]

    operations = [
        migrations.CreateModel(
            name='FileText',
            fields=[
                ('sha256', models.CharField(max_length=64, primary_key=True, serialize=False, verbose_name='SHA-256')),
                ('passages', models.JSONField(default=list, help_text='依阅读顺序：位置、文字。', verbose_name='文字')),
                ('squeezed', models.TextField(blank=True, help_text='每段一行（search/tokens.py）。', verbose_name='检索文字')),
                ('characters', models.PositiveIntegerField(default=0, verbose_name='字数')),
                ('starts', models.JSONField(default=list, help_text='在线阅读分页：每页从第几段开始。', verbose_name='各页起点')),
                ('problem', models.CharField(blank=True, max_length=30, verbose_name='问题')),
                ('reader', models.CharField(blank=True, max_length=20, verbose_name='读取程序版本')),
                ('attempts', models.PositiveIntegerField(default=0, verbose_name='读取次数')),
                ('taken_at', models.DateTimeField(blank=True, null=True, verbose_name='开始读取')),
                ('read_at', models.DateTimeField(blank=True, null=True, verbose_name='读取时间')),
                ('gone_at', models.DateTimeField(blank=True, null=True, verbose_name='停止公开')),
            ],
            options={
                'verbose_name': '附件文字',
                'verbose_name_plural': '附件文字',
                'indexes': [models.Index(condition=models.Q(('gone_at', None), ('read_at', None)), fields=['attempts', 'sha256'], name='file_waiting')],
            },
        ),
    ]
