# ruff: noqa: E501  a table of examples, one a line
"""Documents full of what looks like personal data and is none. Seeded: another seed, other documents."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.checks.evaluation import numbers

Made = Callable[[random.Random], str]
UNITS = ("区民政局", "区卫生健康委员会", "区住房和城乡建设委员会", "幸福街道办事处", "区市场监督管理局", "区教育委员会")
SURNAMES, GIVEN = "赵钱孙李周吴郑王", "伟芳娜敏静丽强磊军洋"


def person(rng: random.Random) -> str:
    return rng.choice(SURNAMES) + rng.choice(GIVEN)


def digits(rng: random.Random, count: int) -> str:
    return "".join(str(rng.randint(0, 9)) for _ in range(count))


def day(rng: random.Random, mark: str = "") -> str:
    return f"{rng.randint(1998, 2026)}{mark}{rng.randint(1, 12):02}{mark}{rng.randint(1, 28):02}"


SENTENCES: dict[str, Made] = {
    "landline": lambda r: f"联系电话：{numbers.landline(r)}，传真：{numbers.landline(r)}。",
    "landlines": lambda r: f"咨询电话 {digits(r, 8)} {digits(r, 8)}（工作日 9:00-17:30）",
    "official mobile": lambda r: (
        f"{r.choice(['公务手机', '公务联系电话', '值班电话', '值班手机', '公务电话'])}：{numbers.mobile(r)}"
    ),
    "official mobiles": lambda r: (
        f"{r.choice(UNITS)}24小时值班电话：{numbers.mobile(r)}、{numbers.mobile(r)}，请保持畅通。"
    ),
    "official after": lambda r: f"防汛联络员{person(r)}，{numbers.mobile(r)}（公务手机）。",
    "order 11": lambda r: f"订单号：{numbers.mobile(r)}，已于{day(r, '-')}发货。",
    "order 16": lambda r: f"政府采购电子订单编号{numbers.card(r, '6222', 16)}已验收。",
    "order 18": lambda r: f"订单号 {r.choice(numbers.REGIONS)}{day(r)}{digits(r, 4)}，金额{r.randint(1, 99999)}元。",
    "order 15": lambda r: f"流水号：{r.choice(numbers.REGIONS)}{digits(r, 9)}",
    "serial": lambda r: f"办件编号：{r.choice(numbers.REGIONS)}-{day(r)}-{digits(r, 4)}。",
    "waybill": lambda r: f"快递单号 SF{digits(r, 13)}，运单号：{digits(r, 12)}。",
    "wrong card": lambda r: f"样例卡号段 {numbers.card_with_wrong_digit(r)} 仅用于系统测试。",
    "wrong region": lambda r: f"编号99{digits(r, 16)}的档案已移交。",
    "wrong day": lambda r: f"证书编号：1101052019{r.randint(13, 99)}{digits(r, 6)}。",
    "credit code": lambda r: (
        f"统一社会信用代码：{r.choice(['11', '12', '91', '92'])}110105{digits(r, 8)}{r.choice('ABCX1')}{r.choice('GJKL2')}"
    ),
    "project": lambda r: (
        f"项目代码：{r.randint(2017, 2026)}-110105-{r.randint(10, 99)}-{r.randint(1, 3):02}-{digits(r, 6)}"
    ),
    "estate": lambda r: f"不动产单元号：110105 {digits(r, 6)} GB{digits(r, 5)} F{digits(r, 8)}。",
    "number": lambda r: (
        f"依据示政发〔{r.randint(2000, 2026)}〕{r.randint(1, 200)}号和示民发[{r.randint(2000, 2026)}]{r.randint(1, 200)}号办理。"
    ),
    "index": lambda r: f"索引号：11S001/B-{r.randint(2000, 2026)}-{digits(r, 6)}",
    "isbn": lambda r: f"ISBN 978-7-{digits(r, 5)}-{digits(r, 3)}-{digits(r, 1)}，定价{r.randint(20, 90)}.00元。",
    "barcode": lambda r: f"商品条码：69{digits(r, 11)}；批号{day(r)}{digits(r, 3)}。",
    "imei": lambda r: f"执法记录仪 IMEI：{numbers.card(r, '86', 15)}。",
    "account": lambda r: (
        f"户名：示例区财政局非税收入专户，开户行：示例银行示例支行，账号：{digits(r, 1) or 1}{digits(r, 17)}。".replace(
            "账号：0", "账号：1"
        )
    ),
    "dates": lambda r: f"公示期为{day(r, '.')}—{day(r, '.')}，报名时间{day(r, '-')}至{day(r, '-')}。",
    "amounts": lambda r: (
        f"预算{r.randint(1, 99999)}.{digits(r, 2)}万元，支出{r.randint(1000000, 99999999)}元，结余{digits(r, 5)}.{digits(r, 2)}元。"
    ),
    "big amounts": lambda r: (
        f"资产总额{r.randint(1, 99)},{digits(r, 3)},{digits(r, 3)},{digits(r, 3)}.{digits(r, 2)}元。"
    ),
    "coordinates": lambda r: f"东经116.{digits(r, 6)}，北纬39.{digits(r, 6)}；西界X={digits(r, 7)}.{digits(r, 3)}。",
    "address": lambda r: (
        f"办公地址：示例区{r.choice(['建设', '人民', '中山'])}路{r.randint(1, 200)}号政务大厦{r.randint(1, 9)}号楼{r.randint(1, 20)}层{r.randint(1, 20):02}室。"
    ),
    "address unit": lambda r: (
        f"受理地点：{r.choice(UNITS)}（幸福路{r.randint(1, 99)}号院{r.randint(1, 9)}号楼{r.randint(1, 4)}单元{r.randint(101, 909)}室）。"
    ),
    "project address": lambda r: f"幸福小区{r.randint(1, 30)}号楼{r.randint(1, 6)}单元加装电梯工程已开工。",
    "company": lambda r: (
        f"示例科技有限公司，住所：示例区科技园{r.randint(1, 9)}号楼{r.randint(101, 999)}室，注册资本{r.randint(10, 900)}万元。"
    ),
    "mailbox": lambda r: f"电子邮箱：{r.choice(['sfj', 'mzj', 'zfb'])}@{r.choice(['example', 'bjsl'])}.gov.cn",
    "official mailbox": lambda r: f"意见反馈邮箱：{r.choice(['sljzb', 'gkb'])}{digits(r, 3)}@163.com。",
    "secrecy law": lambda r: r.choice(
        [
            "国家秘密的密级分为绝密、机密、秘密三级。",
            "涉及国家秘密、商业秘密和个人隐私的，不得公开。",
            "对机密级、秘密级事项的知悉范围应当限定到最小。",
            "工作秘密的管理办法由国家保密行政管理部门会同有关部门另行规定。",
        ]
    ),
    "internal law": lambda r: r.choice(
        [
            "内部资料性出版物不得公开发行，不得刊登广告。",
            "工作人员对在检查中知悉的商业秘密应当保密，不得外传。",
            "档案应当妥善保管，任何单位和个人不得据为己有。",
        ]
    ),
    "openness law": lambda r: r.choice(
        [
            "公民、法人或者其他组织可以依申请公开政府信息。",
            "不予公开的，应当告知申请人并说明理由。",
            "制作公文时应当明确主动公开、依申请公开、不予公开等属性。",
        ]
    ),
    "licence": lambda r: f"京ICP备{digits(r, 8)}号-1，京公网安备 {r.choice(numbers.REGIONS)}{digits(r, 8)}号。",
    "telecom licence": lambda r: f"增值电信业务经营许可证：京B2-{day(r)}。",
    "hotline": lambda r: "如有疑问，请拨打12345政务服务便民热线、12315、12329，或者400-810-" + digits(r, 4) + "。",
    "ip": lambda r: (
        f"系统地址 10.{r.randint(0, 255)}.{r.randint(0, 255)}.{r.randint(0, 255)}:8080，版本 2.{digits(r, 2)}.{digits(r, 3)}。"
    ),
    "minors": lambda r: (
        f"全区有未成年人{r.randint(1000, 9999)}人、儿童福利机构{r.randint(1, 9)}家，患者满意度{r.randint(80, 99)}.{digits(r, 1)}%。"
    ),
    "passport law": lambda r: "护照、港澳居民来往内地通行证的办理时限为七个工作日。",
    "drug": lambda r: f"国药准字H{day(r)}，批准文号 国食健字G{digits(r, 8)}。",
    "car": lambda r: f"新能源汽车{r.randint(100, 999)}辆，依据GB {digits(r, 5)}-{r.randint(2000, 2026)}检验。",
}


def figures(rng: random.Random) -> list[list[str]]:
    """A table of statistics, with two to six columns of numbers of any length."""
    columns = rng.randint(2, 6)
    head = ["指标", *[f"{2019 + n}年" for n in range(columns)]]
    width = [rng.randint(1, 8) for _ in range(columns)]
    rows = [[f"指标{n}", *[digits(rng, w).lstrip("0") or "0" for w in width]] for n in range(rng.randint(3, 12))]
    return [head, *rows]


def duty(rng: random.Random) -> list[list[str]]:
    """Who is on duty: the head of the column says whose telephone it is."""
    head = ["序号", "单位", "姓名", rng.choice(["公务联系电话", "值班手机", "公务手机号码", "值班电话"])]
    return [head, *[[str(n), rng.choice(UNITS), person(rng), numbers.mobile(rng)] for n in range(1, rng.randint(3, 9))]]


def offices(rng: random.Random) -> list[list[str]]:
    head = ["序号", "机构名称", "办公地址", "办公电话", "邮政编码"]
    rows = [
        [
            str(n),
            rng.choice(UNITS),
            f"幸福路{n}号{rng.randint(1, 9)}号楼{rng.randint(101, 999)}室",
            digits(rng, 8),
            digits(rng, 6),
        ]
        for n in range(1, rng.randint(3, 9))
    ]
    return [head, *rows]


def orders(rng: random.Random) -> list[list[str]]:
    head = ["序号", "订单编号", "品名", "统一社会信用代码", "金额（元）"]
    rows = [
        [
            str(n),
            numbers.card(rng, "62", 18),
            "办公用品",
            f"91110105{digits(rng, 9)}X",
            f"{rng.randint(1, 9999)}.{digits(rng, 2)}",
        ]
        for n in range(1, rng.randint(3, 9))
    ]
    return [head, *rows]


TABLES = (figures, duty, offices, orders)


def document(rng: random.Random) -> tuple[list[str], list[list[list[str]]]]:
    """Return paragraphs and tables of one document, each holding look-alikes."""
    names = rng.sample(sorted(SENTENCES), rng.randint(4, 10))
    paragraphs = [SENTENCES[name](rng) for name in names]
    tables = [rng.choice(TABLES)(rng) for _ in range(rng.randint(1, 3))]
    return [f"关于第{rng.randint(1, 999)}号事项的通知", *paragraphs, f"{rng.choice(UNITS)}", day(rng, "-")], tables


def documents(seed: int, count: int = 500) -> list[tuple[list[str], list[list[list[str]]]]]:
    rng = random.Random(seed)
    return [document(rng) for _ in range(count)]
