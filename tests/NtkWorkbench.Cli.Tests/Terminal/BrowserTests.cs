using System.Diagnostics;

namespace NtkWorkbench.Cli.Tests;

public sealed class BrowserTests : IDisposable
{
    // A second of the script, on a machine that has other work too.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task TryOpen_BrowserThatWritesLater_Lives()
    {
        Skip.If(OperatingSystem.IsWindows(), "the script is one of sh");
        string opener = _folder.Write("opener", """
            #!/bin/sh
            sleep 1
            echo "to stdout"
            echo "to stderr" >&2
            echo "$1" >"$0.lived"
            """);
        using (Process chmod = Process.Start("chmod", ["u+x", opener]))
            await chmod.WaitForExitAsync();
        Browser.TryOpen(_folder.File("a 'page'.html"), opener).ShouldBeNull();
        using var limit = new CancellationTokenSource(Patience);
        while (!File.Exists($"{opener}.lived") || new FileInfo($"{opener}.lived").Length == 0)
            await Task.Delay(20, limit.Token);
        File.ReadAllText($"{opener}.lived").TrimEnd().ShouldBe(_folder.File("a 'page'.html"));
    }

    [SkippableFact]
    public void TryOpen_NothingThatOpens_IsSaid()
    {
        Skip.If(OperatingSystem.IsWindows(), "the system opens files itself");
        Browser.TryOpen("page.html", _folder.File("none")).ShouldBe($"there is no {_folder.File("none")}");
    }

    [SkippableFact]
    public async Task TryOpen_OpenerThatFails_IsSaid()
    {
        Skip.If(OperatingSystem.IsWindows(), "the script is one of sh");
        string opener = _folder.Write("opener", "#!/bin/sh\nexit 3\n");
        using (Process chmod = Process.Start("chmod", ["u+x", opener]))
            await chmod.WaitForExitAsync();
        Browser.TryOpen("page.html", opener).ShouldBe($"{opener} ended with exit code 3");
    }

    [Fact]
    public void Create_Redirect_IsItsOwnersAloneAndGoesAway()
    {
        const string address = "http://127.0.0.1:1/?token=secret";
        RedirectFile file = RedirectFile.Create(address);
        string folder = Path.GetDirectoryName(file.Path)!;
        File.ReadAllText(file.Path).ShouldContain($"content=\"0;url={address}\"");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file.Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        file.Dispose();
        Directory.Exists(folder).ShouldBeFalse();
        file.Dispose();
    }
}
