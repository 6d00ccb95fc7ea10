using System.Xml.Linq;

namespace NtkWorkbench.Figures.Tests;

public sealed class FigureFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ntk-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a.png", FigureFormat.Png)]
    [InlineData("new/folder/a.SVG", FigureFormat.Svg)]
    [InlineData("a.b.pdf", FigureFormat.Pdf)]
    public void Save_Extension_IsTheFormat(string name, FigureFormat format)
    {
        string path = Path.Combine(_folder, name);
        SampleFigures.Everything.Save(path);
        WholePicture.Is(File.ReadAllBytes(path), format).ShouldBeTrue();
    }

    [Theory]
    [InlineData("a.jpg")]
    [InlineData("a")]
    [InlineData("a.1")]
    [InlineData("a.png,svg")]
    public void Save_OtherExtension_NamesTheThree(string name) =>
        Should.Throw<NtkException>(() => SampleFigures.Everything.Save(Path.Combine(_folder, name)))
            .Message.ShouldContain("ends in .png, .svg or .pdf");

    [Fact]
    public void ToSvg_TwoFigures_ShareNoId()
    {
        string[] names = ["first", "second"];
        string[][] ids = [.. names.Select(name => XElement.Parse((SampleFigures.Everything with { Name = name }).ToSvg())
            .Descendants().Attributes("id").Select(id => id.Value).ToArray())];
        ids[0].Length.ShouldBeGreaterThan(1);
        ids[0].ShouldBeUnique();
        ids[0].Intersect(ids[1]).ShouldBeEmpty();
    }
}
