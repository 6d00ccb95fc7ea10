namespace NtkWorkbench.Figures.Tests;

public sealed class WholeFileTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    private FigureFolder Figures => new(_temporary.Path);

    public static TheoryData<FigureFormat> Formats => [.. Enum.GetValues<FigureFormat>()];

    private string File => Figures.PictureFile("fit", FigureFormat.Png);

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WriteBytes_DiskThatFills_LeavesTheOldFileAndSaysSo(bool tells)
    {
        WholeFile.WriteBytes(File, [1, 2, 3]);
        Should.Throw<NtkException>(() => WholeFile.WriteBytes(File, new byte[100], path => new FullDisk(path, tells)))
            .Message.ShouldBe(
                tells ? $"{File}: cannot be written: No space left on device" : $"{File}: cannot be written: 64 of 100 bytes were written");
        System.IO.File.ReadAllBytes(File).ShouldBe([1, 2, 3]);
        Directory.GetFiles(Figures.Root).ShouldBe([File]);
    }

    [Fact]
    public void WriteBytes_FolderInTheWay_SaysSo()
    {
        Directory.CreateDirectory(File);
        Should.Throw<NtkException>(() => WholeFile.WriteBytes(File, [1])).Message.ShouldStartWith($"{File}: cannot be written: ");
        Directory.GetFiles(Figures.Root).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Formats))]
    public void WritePicture_OneThatIsCut_LeavesTheOldOne(FigureFormat format)
    {
        byte[] whole = new BlankRenderer().Draw(SampleFigures.Everything, format, 100);
        Figures.WritePicture("fit", format, whole);
        for (int length = 0; length < whole.Length - 1; length++)
            Should.Throw<NtkException>(() => Figures.WritePicture("fit", format, whole[..length])).Message.ShouldContain("not "
                + "whole");
        System.IO.File.ReadAllBytes(Figures.PictureFile("fit", format)).ShouldBe(whole);
    }

    /// <summary>A file that takes 64 bytes; of the rest it tells, or swallows it.</summary>
    private sealed class FullDisk(string path, bool tells) : Stream
    {
        private const int Room = 64;
        private readonly FileStream _file = new(path, FileMode.CreateNew);

        public override bool CanRead => false;

        public override bool CanSeek => true;

        public override bool CanWrite => true;

        public override long Length => _file.Length;

        public override long Position { get => _file.Position; set => _file.Position = value; }

        public override void Write(byte[] buffer, int offset, int count)
        {
            int taken = (int)Math.Min(count, Room - _file.Length);
            _file.Write(buffer, offset, taken);
            if (taken < count && tells)
                throw new IOException($"No space left on device : '{path}'");
        }

        public override void Flush() => _file.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => _file.Seek(offset, origin);

        public override void SetLength(long value) => _file.SetLength(value);

        protected override void Dispose(bool disposing)
        {
            _file.Dispose();
            base.Dispose(disposing);
        }
    }
}
