from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from base.extraction import Problem
from search.files import catching_up


class Command(BaseCommand):
    help = "立即读取全部待读的附件并编入索引；定时任务也会逐步读取。可以随时中断，再次运行即接着读。"

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--again", action="store_true", help="全部附件都重新读取")
        which.add_argument("--failed", action="store_true", help="重新读取读不出来或者没有读全的附件")

    def handle(self, *args: Any, **options: Any) -> None:
        again, failed = options["again"], options["failed"]
        total, done, troubles = catching_up.queue_all(again=again, failed=failed), 0, list[str]()
        try:
            with tqdm(total=total, unit="个", desc="读取附件", disable=None) as progress:
                for count in catching_up.read_waiting(troubles, afresh=again or failed):
                    done += count
                    progress.update(count)
        except KeyboardInterrupt:
            raise CommandError(f"已中断，读完 {done} 个；再次运行（不加参数）即接着读。") from None
        self._report(done)
        if troubles:
            raise CommandError("这些附件的文字没能保存，原因见日志：" + "，".join(troubles))

    def _report(self, done: int) -> None:
        self.stdout.write(f"读完 {done} 个附件。")
        if found := catching_up.problems():
            said = "，".join(f"{Problem(problem).label} {count}" for problem, count in found.items())
            self.stdout.write(f"没有文字或者文字不全的：{said}。")
        if taken := catching_up.how_many_are_taken():
            self.stdout.write(f"还有 {taken} 个正由别的进程读取，或者读得太久，几分钟后由定时任务再试。")
