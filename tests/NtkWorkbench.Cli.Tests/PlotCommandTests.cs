namespace NtkWorkbench.Cli.Tests;

public sealed class PlotCommandTests : IDisposable
{
    private const string Job = """
        name: small
        data: {kind: function, function: step, train: {count: 12}, test: {count: 8}}
        network: {hidden: [3]}
        training: {steps: 5}
        """;

    private readonly TestSession _session = new();
    private readonly string _family;

    public PlotCommandTests()
    {
        _family = Path.Combine(_session.Folder, "family");
        _session.Invoke("run", _session.Write("job.yaml", Job), "grid={network.hidden: [[2], [3]]}", "--out", _family)
            .ShouldBe(0, _session.Errors);
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

    [Fact]
    public void Plot_FigureThatLeadsOut_IsBadInputAndWritesNothing()
    {
        string member = Members()[0], structure = Path.Combine(member, "figures", "source", "fit.json");
        File.WriteAllText(structure,
            File.ReadAllText(structure).Replace("\"name\": \"fit\"", "\"name\": \"../../../evil\"", StringComparison.Ordinal));
        string[] before = Directory.GetFiles(_session.Folder, "*", SearchOption.AllDirectories);
        _session.Invoke("plot", member, "figures.formats=[svg]").ShouldBe(2);
        _session.Errors.ShouldContain("fit.json: the figure cannot be read: the name must be that of the file, 'fit', got '../../../evil'");
        Directory.GetFiles(_session.Folder, "*", SearchOption.AllDirectories).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public void Plot_PictureThatCannotBeWritten_FailsAndDrawsTheOthers()
    {
        string member = Members()[0];
        Directory.CreateDirectory(Path.Combine(member, "figures", "fit.svg"));
        _session.Invoke("plot", member, "figures.formats=[svg]").ShouldBe(1);
        _session.Errors.ShouldContain("figure fit is not drawn: ");
        _session.Output.ShouldContain("loss.svg");
        _session.Output.ShouldNotContain("fit.svg");
    }

    private string[] Members() =>
        [.. Directory.GetDirectories(_family).Where(folder => Path.GetFileName(folder) is not ("comparison" or "tables"))
            .Order(StringComparer.Ordinal)];
}
