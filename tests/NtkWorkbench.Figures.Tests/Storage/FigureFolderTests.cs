namespace NtkWorkbench.Figures.Tests;

public sealed class FigureFolderTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    private FigureFolder Figures => new(_temporary.Path);

    public static TheoryData<FigureFormat> Formats => [.. Enum.GetValues<FigureFormat>()];

    public void Dispose() => _temporary.Dispose();

    [Theory, MemberData(nameof(Formats))]
    public void WritePicture_OneThatIsCut_LeavesTheOldOne(FigureFormat format)
    {
        byte[] whole = new BlankRenderer().Draw(SampleFigures.Everything, format, 100);
        Figures.WritePicture("fit", format, whole);
        for (int length = 0; length < whole.Length - 1; length++)
            Should.Throw<NtkException>(() => Figures.WritePicture("fit", format, whole[..length])).Message
                .ShouldContain("not whole");
        File.ReadAllBytes(Figures.PictureFile("fit", format)).ShouldBe(whole);
    }
}
