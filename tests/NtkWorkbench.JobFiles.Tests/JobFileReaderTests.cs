using System.Text;

namespace NtkWorkbench.JobFiles.Tests;

public sealed class JobFileReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_File_KnowsItsFolderAndText()
    {
        string path = Write("job.yaml", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(JobText.Minimal)]);

        LoadedJob loaded = JobLoader.Load(path, []);

        (loaded.Path, loaded.Directory, loaded.Text, loaded.Job.Name).ShouldBe((path, _folder.Path, JobText.Minimal, "a"));
    }

    [Fact]
    public void Load_MissingFile_Error() => Message(_folder.File("no.yaml")).ShouldContain("no such file");

    [Fact]
    public void Load_MissingFolder_Error() => Message(_folder.File("no", "no.yaml")).ShouldContain("no such file");

    [Fact]
    public void Load_Folder_Error() => Message(_folder.Path).ShouldContain("is a folder");

    [Fact]
    public void Load_NoName_Error() => Message("").ShouldContain("must name a job file");

    [Fact]
    public void Load_NameWithNul_Error() => Message("a\0b").ShouldNotBeEmpty();

    [Fact]
    public void Load_EmptyFile_Error() => Message(Write("e.yaml", [])).ShouldContain("is empty");

    [Fact]
    public void Load_CommentsOnly_Error() => Message(Write("c.yaml", "# nothing\n"u8)).ShouldContain("is empty");

    [Fact]
    public void Load_LargeFile_Error() => Message(Write("l.yaml", new byte[(1 << 23) + 1])).ShouldContain("larger than 8 MiB");

    [Fact]
    public void Load_BinaryFile_Error() => Message(Write("b.yaml", [0x7F, 0x45, 0x4C, 0x46, 0, 1])).ShouldContain("binary");

    [Fact]
    public void Load_InvalidUtf8_ErrorWithPlace()
    {
        InputError error = Problem(Write("u.yaml", [.. "name: ä\nseed: "u8, 0xC3, 0x28]));

        (error.Line, error.Column).ShouldBe((2, 7));
        error.Message.ShouldContain("0xC3");
    }

    private string Write(string name, ReadOnlySpan<byte> bytes)
    {
        string path = _folder.File(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static string Message(string path) => Problem(path).Message;

    private static InputError Problem(string path) =>
        Should.Throw<JobException>(() => JobLoader.Load(path, [])).Errors.ShouldHaveSingleItem();
}
