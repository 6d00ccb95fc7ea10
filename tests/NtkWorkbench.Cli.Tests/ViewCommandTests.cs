using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace NtkWorkbench.Cli.Tests;

/// <summary>The program as a process that serves: how it begins and ends, and what it loads.</summary>
public sealed class ViewCommandTests : IDisposable
{
    // Ctrl-C is at once for whoever waits for it; Kestrel alone would wait 5 s and more for streams that are open.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(4);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task View_SignalWithAnOpenStream_EndsAtOnceAndIsDone(string signal)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "signals are set and sent by env and kill of GNU coreutils");
        using Process ntk = Start("--default-signal=INT,TERM");
        try
        {
            using HttpClient browser = await Open(ntk);
            using Stream events = await browser.GetStreamAsync(new Uri("/events", UriKind.Relative));
            events.ReadByte().ShouldBe('e');
            long start = Stopwatch.GetTimestamp();
            using (Process kill = Process.Start("kill", ["-s", signal, ntk.Id.ToString(CultureInfo.InvariantCulture)]))
                await kill.WaitForExitAsync();
            await ntk.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);
            Stopwatch.GetElapsedTime(start).ShouldBeLessThan(AtOnce);
            ntk.ExitCode.ShouldBe(0, await ntk.StandardError.ReadToEndAsync());
        }
        finally
        {
            ntk.Kill();
        }
    }

    [SkippableFact]
    public async Task View_Killed_EndsItsStreams()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the process is started by env of GNU coreutils");
        using Process ntk = Start();
        using HttpClient browser = await Open(ntk);
        using Stream events = await browser.GetStreamAsync(new Uri("/events", UriKind.Relative));
        events.ReadByte().ShouldBe('e');
        ntk.Kill();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await Should.ThrowAsync<IOException>(async () =>
        {
            byte[] block = new byte[1 << 12];
            while (await events.ReadAsync(block, limit.Token) > 0)
                continue;
            throw new IOException("the stream has ended");
        });
    }

    [SkippableFact]
    public async Task View_Open_TellsTheBrowserNoTokenAndLeavesNoFile()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the browser is a script in the place of xdg-open");
        string opener = _folder.Write("xdg-open", "#!/bin/sh\ncp \"$1\" \"$0.page\"\necho \"$@\" >\"$0.arguments\"\n");
        using (Process chmod = Process.Start("chmod", ["u+x", opener]))
            await chmod.WaitForExitAsync();
        string path = $"PATH={_folder.Path}:{Environment.GetEnvironmentVariable("PATH")}";
        using Process ntk = Start(["--unset=SSH_CONNECTION", path], "--open");
        try
        {
            string address = (await ntk.StandardOutput.ReadLineAsync())!;
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            while (!File.Exists($"{opener}.arguments") || new FileInfo($"{opener}.arguments").Length == 0)
                await Task.Delay(20, limit.Token);
            string page = File.ReadAllText($"{opener}.arguments").TrimEnd();
            page.ShouldEndWith(".html");
            File.Exists(page).ShouldBeTrue();
            File.ReadAllText($"{opener}.page").ShouldContain(address);
            using HttpClient browser = await Open(address);
            Directory.Exists(Path.GetDirectoryName(page)).ShouldBeFalse("the token was used");
        }
        finally
        {
            ntk.Kill();
        }
    }

    [Fact]
    public void Program_Frameworks_AreDotnetAlone()
    {
        using JsonDocument config = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ntk.runtimeconfig.json")));
        JsonElement options = config.RootElement.GetProperty("runtimeOptions");
        options.TryGetProperty("frameworks", out _).ShouldBeFalse("a second one would be needed to start");
        options.GetProperty("framework").GetProperty("name").GetString().ShouldBe("Microsoft.NETCore.App");
    }

    [Fact]
    public void View_FolderThatIsNotThere_IsBadInput()
    {
        using var session = new TestSession();
        session.Invoke("view", _folder.File("none")).ShouldBe(2);
        session.Errors.ShouldContain("there is no such folder, expected one that holds runs");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData("-1")]
    [InlineData("http")]
    public void View_PortThatIsNone_IsBadInput(string port)
    {
        using var session = new TestSession();
        session.Invoke("view", _folder.Path, "--port", port).ShouldBe(2);
        session.Errors.ShouldContain(port);
    }

    // The address is the first line, and nothing else is on stdout.
    private static async Task<HttpClient> Open(Process ntk) => await Open((await ntk.StandardOutput.ReadLineAsync())!);

    private static async Task<HttpClient> Open(string address)
    {
        var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address) };
        (await browser.GetAsync(new Uri(address))).StatusCode.ShouldBe(HttpStatusCode.OK);
        return browser;
    }

    private Process Start(params string[] env) => Start(env, []);

    private Process Start(string[] env, params string[] more) => Process.Start(
        new ProcessStartInfo("env", [.. env, "dotnet", Path.Combine(AppContext.BaseDirectory, "ntk.dll"), "view", _folder.Path, .. more])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
