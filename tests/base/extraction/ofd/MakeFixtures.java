import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.ofdrw.core.annotation.pageannot.AnnotType;
import org.ofdrw.core.basicStructure.ofd.docInfo.CT_DocInfo;
import org.ofdrw.layout.OFDDoc;
import org.ofdrw.layout.PageLayout;
import org.ofdrw.layout.VirtualPage;
import org.ofdrw.layout.edit.Annotation;
import org.ofdrw.layout.edit.Attachment;
import org.ofdrw.layout.element.*;
import org.ofdrw.layout.element.canvas.*;
import org.ofdrw.reader.OFDReader;

/** Writes the OFD files that the tests read: java -cp "ofdrw-layout and what it needs" MakeFixtures.java FOLDER */
public class MakeFixtures {
    interface Fill { void into(OFDDoc doc) throws Exception; }

    static Path folder;

    static void make(String name, Fill fill) throws Exception {
        Path path = folder.resolve(name + ".ofd");
        try (OFDDoc doc = new OFDDoc(path)) {
            doc.setDefaultPageLayout(PageLayout.A4());
            fill.into(doc);
        }
        System.out.println(path.getFileName() + " " + Files.size(path));
    }

    /** Opens what was made before and adds to it, as an editor would. */
    static void edit(String name, Fill fill) throws Exception {
        Path before = folder.resolve(name + ".ofd"), after = folder.resolve(name + ".tmp");
        try (OFDReader reader = new OFDReader(before); OFDDoc doc = new OFDDoc(reader, after)) { fill.into(doc); }
        Files.move(after, before, StandardCopyOption.REPLACE_EXISTING);
    }

    static void page(OFDDoc doc, Div<?>... divs) {
        VirtualPage page = new VirtualPage(doc.getPageLayout());
        for (Div<?> div : divs) page.add(div);
        doc.addVPage(page);
    }

    static Paragraph line(String text) { return new Paragraph(text).setFontSize(5d); }

    static Paragraph at(double x, double y, double width, String text) {
        Paragraph p = new Paragraph(text, 4d);
        p.setPosition(Position.Absolute).setX(x).setY(y).setWidth(width).setHeight(8d).setBorder(0.3);
        return p;
    }

    static CT_DocInfo info(OFDDoc doc) throws Exception {
        return doc.getOfdDir().getOfd().getDocBody().getDocInfo();
    }

    public static void main(String[] args) throws Exception {
        folder = Path.of(args[0]);
        make("one_page", doc -> {
            doc.add(line("关于公开办事指南的通知"));
            doc.add(line("各街道办事处：现将办事指南予以公开，请遵照执行。联系电话：65000000。"));
        });
        make("pages", doc -> {
            doc.add(line("第一页的内容"));
            doc.add(new PageAreaFiller());
            doc.add(line("第二页的内容"));
            doc.add(new PageAreaFiller());
            doc.add(line("第三页的内容"));
        });
        make("table", doc -> {
            String[][] rows = {{"序号", "姓名", "单位"}, {"1", "张三", "东城街道"}, {"2", "李四", "西城街道"}};
            Div<?>[] cells = new Div<?>[9];
            for (int r = 0; r < rows.length; r++)
                for (int c = 0; c < 3; c++)
                    cells[r * 3 + c] = at(30 + c * 45, 40 + r * 8, 45, rows[r][c]);
            page(doc, cells);
        });
        make("split", doc -> {
            Paragraph p = new Paragraph();
            p.add(new Span("身份证号：110101").setFontSize(5d));
            p.add(new Span("19900307").setFontSize(5d).setBold(true));
            p.add(new Span("4514，请核对。").setFontSize(5d).setColor(200, 0, 0));
            doc.add(p);
            doc.add(new Paragraph(60d, 30d).add(new Span("联系方式一三八之外另有号码13800138000在此换行").setFontSize(5d)));
        });
        make("annotations", doc -> doc.add(line("正文在此")));
        edit("annotations", doc -> {
            doc.addAnnotation(1, new Annotation(50, 50, 60, 10, AnnotType.Highlight, ctx -> {
                ctx.setDefaultFont(4d); ctx.fillText("批注里的文字", 1, 6);
            }).setCreator("王五").setRemark("此处请核实"));
            doc.addAnnotation(1, new Annotation(50, 70, 60, 10, AnnotType.Stamp, ctx -> {
                ctx.setDefaultFont(4d); ctx.fillText("看不见的批注", 1, 6);
            }).setCreator("赵六").setRemark("不显示的备注").setVisible(false));
        });
        make("properties", doc -> {
            doc.add(line("带属性的文件"));
            info(doc).setAuthor("钱七").setTile("内部标题").setSubject("主题词").setCreator("某排版软件");
        });
        make("attachment", doc -> {
            doc.add(line("附有文件"));
            Path other = Files.createTempFile("note", ".txt");
            Files.writeString(other, "附件里的文字 13900139000");
            doc.addAttachment(new Attachment("底稿", other).setFormat("txt"));
        });
        make("covered", doc -> {
            Div<?> box = new Div<>(110d, 10d);
            box.setPosition(Position.Absolute).setX(28d).setY(59d).setBackgroundColor(0, 0, 0);
            page(doc, at(30, 40, 100, "姓名孙八"), at(30, 60, 100, "遮住的号码13700137000"), box);
        });
        make("template", doc -> {
            Paragraph[] cells = {at(30, 30, 120, "占位标题"), at(30, 50, 120, "占位正文一"), at(30, 60, 120, "占位正文二"),
                at(30, 120, 60, "占位单元格一"), at(90, 120, 60, "占位单元格二")};
            page(doc, cells);
            info(doc).setAuthor("占位作者");
        });
        edit("template", doc -> {
            doc.addAnnotation(1, new Annotation(50, 150, 60, 10, AnnotType.Highlight, ctx -> { }).setCreator("占位批注者").setRemark("占位批注"));
        });
    }
}
