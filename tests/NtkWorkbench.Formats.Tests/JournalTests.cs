namespace NtkWorkbench.Formats.Tests;

public sealed class JournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Open_BehindAMark_CutsOffWhatCameLaterAndGoesOn()
    {
        string path = _folder.File("a", "journal");
        JournalMark mark;
        using (var journal = Journal.Open(path, null))
        {
            journal.Append("one"u8);
            mark = journal.Mark();
            journal.Append("two"u8);
        }
        using (var journal = Journal.Open(path, mark))
        {
            journal.Append("three"u8);
            journal.Mark().Length.ShouldBe(8);
        }

        File.ReadAllText(path).ShouldBe("onethree");
    }

    [Theory]
    [InlineData("on", "must have at least 3 bytes, got 2")]
    [InlineData("ont", "is damaged")]
    public void Open_NotWhatWasWritten_IsRefused(string content, string message)
    {
        string path = _folder.File("journal");
        JournalMark mark;
        using (var journal = Journal.Open(path, null))
        {
            journal.Append("one"u8);
            mark = journal.Mark();
        }
        File.WriteAllText(path, content);

        Should.Throw<JobException>(() => Journal.Open(path, mark)).Message.ShouldContain(message);
    }

    [Fact]
    public void Mark_AWriteThatWasCutShort_IsTold()
    {
        // Folder, file, write.
        Disk.Replace(new FaultyDisk(3, Fault.ShortWrite));
        using var journal = Journal.Open(_folder.File("journal"), null);
        journal.Append(new byte[1 << 17]);

        Should.Throw<NtkException>(() => journal.Mark()).Message
            .ShouldEndWith("journal: cannot be written: 65536 of 131072 bytes were written");
    }

    public void Dispose()
    {
        Disk.Replace(null);
        _folder.Dispose();
    }
}
