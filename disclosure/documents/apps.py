from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "disclosure.documents"
    verbose_name = "公开文件"
