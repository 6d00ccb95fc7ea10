using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Rendering;
using NtkWorkbench.Plots.Storage;

namespace NtkWorkbench.Cli.Tests;

public sealed class PlotCommandTests : IDisposable
{
    private const string Job = """
        name: small
        data: {kind: function, function: step, train: {count: 12}, test: {count: 8}}
        network: {hidden: [3]}
        training: {steps: 5}
        """;

    private readonly TestSession _session = new(new EmptyPictures());
    private readonly string _family;

    public PlotCommandTests()
    {
        _family = Path.Combine(_session.Folder, "family");
        _session.Invoke("run", _session.Write("job.yaml", Job), "grid={network.hidden: [[2], [3]]}", "--out", _family).ShouldBe(0, _session.Errors);
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Plot_Family_DrawsAndNamesThePicturesOfEveryMember()
    {
        _session.Invoke("plot", _family, "figures.formats=[svg]").ShouldBe(0, _session.Errors);
        foreach (string member in Members())
        {
            string[] pictures = Directory.GetFiles(Path.Combine(member, "figures"), "*.svg");
            pictures.ShouldNotBeEmpty();
            foreach (string picture in pictures)
                _session.Output.ShouldContain(Path.GetRelativePath(".", picture));
        }
    }

    [Fact]
    public void Plot_FamilyWithAMemberThatFails_StillNamesThePicturesDrawnBefore()
    {
        string[] members = Members();
        Directory.Delete(Path.Combine(members[1], "figures", "source"), recursive: true);
        _session.Invoke("plot", _family, "figures.formats=[svg]").ShouldNotBe(0);
        _session.Output.ShouldContain(Path.GetRelativePath(".", Path.Combine(members[0], "figures", "fit.svg")));
        _session.Errors.ShouldContain(Path.GetFileName(members[1]));
    }

    private string[] Members() => [.. Directory.GetDirectories(_family).Where(folder => Path.GetFileName(folder) != "comparison").Order(StringComparer.Ordinal)];

    private sealed class EmptyPictures : IFigureRenderer
    {
        public RendererKind Kind => RendererKind.Gnuplot;

        public string Description => "empty pictures";

        public bool Supports(FigureFormat format) => true;

        public void Render(Figure figure, FigureFolder folder, FigureFormat format, int dpi, CancellationToken cancellation) =>
            File.WriteAllText(folder.PictureFile(figure.Name, format), "");
    }
}
