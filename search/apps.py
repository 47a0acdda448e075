from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "搜索"

    def ready(self) -> None:
        from disclosure.catalogue import clockwork, erasing, listeners, online_reading, openapi, page_cache
        from search import feed, log, promoting, vocabulary
        from search import openapi as own_api
        from search.asking import PARAMETERS
        from search.files import following
        from search.files.link import link_of
        from search.files.reading import read_some
        from search.files.tending import tend
        from search.services.follow import put_in, take_out
        from search.services.forget import forget
        from search.services.rebuild import rebuild_marked

        vocabulary.start()
        feed.start()
        promoting.start()
        log.start()
        page_cache.know(PARAMETERS)
        openapi.describe(own_api.PATHS, own_api.SCHEMAS)
        listeners.on_written(put_in)
        listeners.on_removed(take_out)
        erasing.on_erase("检索", forget)
        clockwork.register("重建搜索索引", rebuild_marked)
        listeners.on_written(following.queue)
        listeners.on_removed(following.let_go)
        listeners.on_sealed(following.let_go_sealed)
        erasing.on_erase("附件文字", following.forget)
        clockwork.register("读取附件", read_some)
        clockwork.register("核对附件文字", tend)
        online_reading.register(link_of)
