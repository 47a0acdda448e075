from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "搜索"

    def ready(self) -> None:
        from disclosure.catalogue import erasing, listeners
        from search.services.follow import put_in, take_out
        from search.services.forget import forget

        listeners.on_written(put_in)
        listeners.on_removed(take_out)
        erasing.on_erase("检索", forget)
