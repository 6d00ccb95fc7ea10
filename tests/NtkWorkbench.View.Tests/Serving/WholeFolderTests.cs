namespace NtkWorkbench.View.Tests;

/// <summary>A folder that is a run or a family itself.</summary>
public sealed class WholeFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("family", true)]
    [InlineData("family/relu", false)]
    public async Task Ask_FirstPage_OpensItAndTheListIsBeside(string named, bool isFamily)
    {
        string family = new SampleRun { Name = "family", HasReport = false }.Write(_folder.File("family"));
        File.Delete(Path.Combine(family, "resolved.yaml"));
        new SampleRun { Name = "relu" }.Write(Path.Combine(family, "relu"));
        string id = SampleRun.IdOf(Path.GetFileName(named));
        await using ViewServer server =
            await ViewServer.StartAsync(new ViewOptions { Folder = _folder.File(named), Compare = (_, _) => "" });
        (string, string) host = ("Host", Invariant($"127.0.0.1:{server.Port}"));
        string cookie = (await RawAnswer.To(server.Port, "GET", new Uri(server.Address).PathAndQuery, host))["Set-Cookie"]!.Split(';')[0];
        (await Ask("/"))["Location"].ShouldBe($"/run/{id}/");
        (await Ask($"/run/{id}/")).Body.ShouldContain(isFamily ? "All runs" : "a report of another program");
        (await Ask("/list")).Body.ShouldContain("Runs in");
        (await Ask("/runs")).Body.ShouldContain("relu");

        Task<RawAnswer> Ask(string target) => RawAnswer.To(server.Port, "GET", target, host, ("Cookie", cookie));
    }
}
