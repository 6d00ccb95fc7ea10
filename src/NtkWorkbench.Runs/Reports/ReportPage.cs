using System.Text.RegularExpressions;

namespace NtkWorkbench.Runs;

/// <summary>report.html: the words and tables of report.md, with figures that the page draws from their data, as one file.</summary>
internal static partial class ReportPage
{
    /// <summary>Characters of a page, and of its figures, beyond which these are thinned, as far as they can be.</summary>
    private const long MostCharacters = 20_000_000;

    /// <summary>Those of a comparison's figures: it has many, and the curves once more.</summary>
    private const long MostCompared = 6_000_000;

    /// <summary>The page; once cancelled, with its figures as thin as they can be, which is the quickest.</summary>
    /// <param name="document">What stands in it.</param>
    /// <param name="allRuns">The address of the list that the page was asked for from; null: there is none.</param>
    /// <param name="cancellation">Looked at once.</param>
    public static string Create(ReportDocument document, string? allRuns = null, CancellationToken cancellation = default)
    {
        string title = document.Blocks.OfType<ReportBlock.Heading>().FirstOrDefault()?.Text ?? "report";
        HtmlPage page = new(title, "report.js");
        page.Open("main", ("class", "report"));
        if (allRuns is not null)
            page.Open("p").Element("a", "All runs", ("href", allRuns)).Close("p");
        ReportBlock? before = null;
        foreach (ReportBlock block in document.Blocks)
        {
            if (block is ReportBlock.Item && before is not ReportBlock.Item)
                page.Line().Open("ul");
            else if (before is ReportBlock.Item && block is not ReportBlock.Item)
                page.Close("ul");
            Write(page.Line(), block);
            before = block;
        }
        if (before is ReportBlock.Item)
            page.Close("ul");
        page.Line().Close("main");
        ReportBlock.Moving[] parts = [.. document.Blocks.OfType<ReportBlock.Moving>()];
        foreach (ReportBlock.Moving moving in parts)
            page.Data(moving.Id, PageJson.Serialize(moving.Data));
        DrawnFigure[] figures = [.. document.Blocks.OfType<ReportBlock.Picture>().Select(picture => picture.Figure)];
        long left = MostCharacters - page.Length;
        long most = parts.Any(moving => moving.Id == "comparison") ? Math.Min(MostCompared, left) : left;
        page.Data("figures", PageFigures.Serialize(
            [.. figures.Select(drawn => new PageFigure(drawn.Figure, drawn.Title, drawn.Caption, drawn.Files, document.KeepsFigureData))],
            cancellation.IsCancellationRequested ? 0 : most));
        return page.ToString();
    }

    private static void Write(HtmlPage page, ReportBlock block)
    {
        switch (block)
        {
            case ReportBlock.Heading heading:
                Write(page.Open($"h{heading.Level}"), heading.Text).Close($"h{heading.Level}");
                break;
            case ReportBlock.Paragraph paragraph:
                Write(page.Open("p"), paragraph.Text).Close("p");
                break;
            case ReportBlock.Item item:
                Write(page.Open("li"), item.Text).Close("li");
                break;
            case ReportBlock.Table table:
                Write(page, table.Value);
                break;
            case ReportBlock.Picture picture:
                Write(page, picture.Figure);
                break;
            case ReportBlock.OnPage note:
                Write(page.Open("p", ("class", "note")), note.Text).Close("p");
                break;
            case ReportBlock.Moving moving:
                page.Open("section", ("class", "app"), ("data-app", moving.Id)).Close("section");
                break;
            default:
                throw new InvalidOperationException($"no such part of a report: {block}");
        }
    }

    private static void Write(HtmlPage page, ReportTable table)
    {
        page.Open("div", ("class", "table"), ("tabindex", "0"), ("role", "region"), ("aria-label", table.Name.Replace('_', ' ')))
            .Open("table").Open("thead").Open("tr");
        foreach (string cell in table.Header)
            Write(page.Open("th", ("scope", "col")), cell).Close("th");
        page.Close("tr").Close("thead").Open("tbody");
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            page.Open("tr");
            foreach (string cell in row)
                Write(page.Open("td"), cell).Close("td");
            page.Close("tr");
        }
        page.Close("tbody").Close("table").Close("div");
    }

    private static void Write(HtmlPage page, DrawnFigure figure)
    {
        page.Open("figure", ("class", "chart"), ("data-figure", figure.Figure.Name)).Element("h3", figure.Title)
            .Open("div", ("class", "plot")).Close("div").Open("figcaption").Text(figure.Caption);
        foreach (string file in figure.Files)
            page.Text(" ").Element("a", Path.GetExtension(file).TrimStart('.').ToUpperInvariant(), ("href", file));
        page.Close("figcaption").Close("figure");
    }

    // A link can only lead to another report of the folder; all else is text.
    private static HtmlPage Write(HtmlPage page, string text)
    {
        int at = 0;
        foreach (Match part in Marked().Matches(text))
        {
            page.Text(text[at..part.Index]);
            at = part.Index + part.Length;
            if (part.Groups["code"] is { Success: true } code)
                page.Element("code", code.Value);
            else if (part.Groups["bold"] is { Success: true } bold)
                page.Element("strong", bold.Value);
            else
                page.Element("a", part.Groups["text"].Value, ("href", Address(part.Groups["path"].Value)));
        }
        return page.Text(text[at..]);
    }

    /// <summary>The address of another report from a folder; null where no relative one leads there.</summary>
    public static string? Link(string from, string folder)
    {
        string path = Path.GetRelativePath(from, folder).Replace('\\', '/');
        return Path.IsPathRooted(path) || path.Contains(':', StringComparison.Ordinal) ? null : Address(path);
    }

    private static string Address(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString)) + "/report.html";

    [GeneratedRegex(@"`(?<code>[^`]+)`|\*\*(?<bold>[^*]+)\*\*|\[(?<text>[^\]]*)\]\((?<path>[^()/\\:][^()\\:]*)/report\.md\)")]
    private static partial Regex Marked();
}
