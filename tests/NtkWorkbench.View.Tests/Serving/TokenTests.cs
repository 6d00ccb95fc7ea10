using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace NtkWorkbench.View.Tests;

/// <summary>The printed address opens once, and its token is nowhere else.</summary>
public sealed class TokenTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private ViewServer? _server;
    private int _opened;

    private int Port => _server!.Port;

    private string Token => new Uri(_server!.Address).Query["?token=".Length..];

    public async Task InitializeAsync() => _server = await ViewServer.StartAsync(
        new ViewOptions { Folder = _folder.Path, Compare = (_, _) => "", OnOpened = () => _opened++ });

    public async Task DisposeAsync() => await _server!.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Token_First_BecomesACookieAndLeavesTheAddress()
    {
        RawAnswer answer = await Ask("GET", $"/?token={Token}");
        answer.Status.ShouldBe(303);
        answer["Location"].ShouldBe("/");
        answer["Referrer-Policy"].ShouldBe("no-referrer");
        answer["Cache-Control"].ShouldBe("no-store");
        answer.All.ShouldNotContain(Token);
        string[] cookie = answer["Set-Cookie"]!.Split("; ");
        cookie[1..].ShouldBe(["Path=/", "HttpOnly", "SameSite=Strict"]);
        (await Ask("GET", "/", cookie[0])).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Token_Secrets_Have256BitsEachAndAreNew()
    {
        string session = (await Ask("GET", $"/?token={Token}"))["Set-Cookie"]!.Split(';')[0].Split('=')[1];
        await using ViewServer other = await ViewServer.StartAsync(new ViewOptions { Folder = _folder.Path, Compare = (_, _) => "" });
        string[] secrets = [Token, session, new Uri(other.Address).Query["?token=".Length..]];
        // 43 letters of 6 bits hold 256 and 2 more.
        secrets.ShouldAllBe(secret => secret.Length == 43);
        secrets.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task Token_Again_IsRefusedButLeadsTheOwnerOn()
    {
        string cookie = (await Ask("GET", $"/?token={Token}"))["Set-Cookie"]!.Split(';')[0];
        RawAnswer again = await Ask("GET", $"/?token={Token}");
        again.Status.ShouldBe(403);
        again["Set-Cookie"].ShouldBeNull();
        RawAnswer owner = await Ask("GET", $"/?token={Token}", cookie);
        owner["Location"].ShouldBe("/");
        owner["Set-Cookie"].ShouldBeNull();
    }

    [Fact]
    public async Task Token_ManyAtOnce_OpensOnce()
    {
        RawAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Ask("GET", $"/?token={Token}")));
        answers.Count(answer => answer["Set-Cookie"] is not null).ShouldBe(1);
    }

    [Theory]
    [InlineData("a look ahead", "HEAD", "/?token=TOKEN")]
    [InlineData("another method", "POST", "/?token=TOKEN")]
    [InlineData("another page", "GET", "/runs?token=TOKEN")]
    [InlineData("twice in one address", "GET", "/?token=TOKEN&token=TOKEN")]
    [InlineData("cut", "GET", "/?token=CUT")]
    [InlineData("longer", "GET", "/?token=TOKENA")]
    [InlineData("empty", "GET", "/?token=")]
    [InlineData("under another name", "GET", "/?key=TOKEN")]
    public async Task Token_AnyOtherWay_DoesNotOpenAndIsNotUsedUp(string way, string method, string target)
    {
        RawAnswer answer = await Ask(method, target.Replace("TOKEN", Token).Replace("CUT", Token[..^1]));
        answer.Status.ShouldBeOneOf([403, 405], way);
        answer["Set-Cookie"].ShouldBeNull();
        (await Ask("GET", $"/?token={Token}"))["Set-Cookie"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Host", "evil.example")]
    public async Task Token_FromElsewhere_DoesNotOpen(string name, string value)
    {
        (string, string)[] host = name == "Host" ? [] : [("Host", Invariant($"127.0.0.1:{Port}"))];
        RawAnswer answer = await RawAnswer.To(Port, "GET", $"/?token={Token}", [.. host, (name, value)]);
        answer.Status.ShouldBe(403);
        answer["Set-Cookie"].ShouldBeNull();
    }

    [Fact]
    public async Task Token_FromAFileThatTheBrowserOpened_OpensByAPageThatGoesOn()
    {
        RawAnswer answer = await FromAFile(Token);
        answer.Status.ShouldBe(200);
        answer["Set-Cookie"].ShouldNotBeNull().ShouldEndWith("; SameSite=Strict");
        answer.Body.ShouldContain("url=/\"");
        answer.All.ShouldNotContain(Token);
        (await FromAFile(Token)).Status.ShouldBe(403, "it opens once");
    }

    [Theory]
    [InlineData("cors", "empty")]
    [InlineData("navigate", "iframe")]
    [InlineData("no-cors", "document")]
    public async Task Token_FromAPageThatShowsNone_DoesNotOpen(string mode, string destination)
    {
        (await FromAFile(Token, mode, destination)).Status.ShouldBe(403);
        (await FromAFile("guess")).Status.ShouldBe(403);
        _opened.ShouldBe(0);
        await Ask("GET", $"/?token={Token}");
        _opened.ShouldBe(1);
        await Ask("GET", $"/?token={Token}");
        _opened.ShouldBe(1);
    }

    [SkippableFact]
    public async Task Server_OnOtherAddressesOfTheMachine_DoesNotListen()
    {
        IPAddress? other = NetworkInterface.GetAllNetworkInterfaces().SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(address => address.Address)
            .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));
        Skip.If(other is null, "this machine has no address but the loopback");
        using var client = new TcpClient();
        await Should.ThrowAsync<SocketException>(() => client.ConnectAsync(other, Port));
    }

    [Fact]
    public async Task Start_PortThatIsTaken_SaysSo()
    {
        NtkException error = await Should.ThrowAsync<NtkException>(() =>
            ViewServer.StartAsync(new ViewOptions { Folder = _folder.Path, Port = Port, Compare = (_, _) => "" }));
        error.Message.ShouldStartWith(Invariant($"port {Port} of 127.0.0.1 cannot be had"));
        error.Message.ShouldContain("--port");
    }

    private Task<RawAnswer> FromAFile(string token, string mode = "navigate", string destination = "document") =>
        RawAnswer.To(Port, "GET", $"/?token={token}", ("Host", Invariant($"127.0.0.1:{Port}")), ("Sec-Fetch-Site", "cross-site"),
            ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", destination));

    private Task<RawAnswer> Ask(string method, string target, string? cookie = null)
    {
        (string, string)[] known = cookie is null ? [] : [("Cookie", cookie)];
        return RawAnswer.To(Port, method, target, [("Host", Invariant($"127.0.0.1:{Port}")), .. known]);
    }
}
