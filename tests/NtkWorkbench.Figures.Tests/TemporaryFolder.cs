namespace NtkWorkbench.Figures.Tests;

/// <summary>A folder of figures that is removed after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ntk-plots-");

    public FigureFolder Figures => new(_folder.FullName);

    public void Dispose() => _folder.Delete(recursive: true);
}
