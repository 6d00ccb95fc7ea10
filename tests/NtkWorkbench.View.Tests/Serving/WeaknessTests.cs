namespace NtkWorkbench.View.Tests;

/// <summary>
/// The weaknesses that were published for pages like this one (of notebooks, training boards and run trackers), tried on every route:
/// who may ask, by which name, from where, how, and for what.
/// </summary>
public sealed class WeaknessTests(ServedRuns served) : IClassFixture<ServedRuns>
{
    private static readonly string[] Routes =
        ["/", "/runs", "/events", "/assets/view.js", "/assets/page.css", "/compare?run=ID", "/run/ID", "/run/ID/", "/run/ID/events",
            "/run/ID/report.html", "/run/ID/metrics.csv", "/run/ID/figures/fit.png", "/nothing"];

    // A request that the browser of the owner would be made to send, or that a program of the machine sends: what differs from a good one.
    private static readonly (string Name, string Head, string Value)[] Strangers =
    [
        ("DNS rebinding: the attacker's name", "Host", "evil.example:PORT"),
        ("DNS rebinding: the attacker's name without a port", "Host", "evil.example"),
        ("DNS rebinding: a name that begins as ours", "Host", "127.0.0.1.evil.example:PORT"),
        ("DNS rebinding: a name that ends as ours", "Host", "evil.example.localhost:PORT"),
        ("DNS rebinding: ours with a dot", "Host", "localhost.:PORT"),
        ("DNS rebinding: ours as a user", "Host", "127.0.0.1:PORT@evil.example"),
        ("DNS rebinding: another loopback address", "Host", "127.0.0.2:PORT"),
        ("DNS rebinding: all addresses", "Host", "0.0.0.0:PORT"),
        ("DNS rebinding: the sixth version", "Host", "[::1]:PORT"),
        ("Host: ours on another port", "Host", "127.0.0.1:1"),
        ("Host: ours without a port", "Host", "localhost"),
        ("Host: in capitals", "Host", "LOCALHOST:PORT"),
        ("Host: empty", "Host", ""),
        ("Host: none", "Host", "-"),
        ("Host: ours and another", "Host", "127.0.0.1:PORT, evil.example"),
        ("Host: twice", "Host", "127.0.0.1:PORT\r\nHost: evil.example"),
        ("cross-site GET", "Sec-Fetch-Site", "cross-site"),
        ("cross-site GET from another port of this machine", "Sec-Fetch-Site", "same-site"),
        ("cross-site GET with a word that is none", "Sec-Fetch-Site", "none, cross-site"),
        ("Origin: another", "Origin", "http://evil.example"),
        ("Origin: ours with TLS", "Origin", "https://127.0.0.1:PORT"),
        ("Origin: another port of this machine", "Origin", "http://127.0.0.1:1"),
        ("Origin: ours by its other name", "Origin", "http://localhost:PORT"),
        ("Origin: a sandboxed page or a file", "Origin", "null"),
        ("no cookie", "Cookie", "-"),
        ("a guessed cookie", "Cookie", "ntk-view-PORT=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
        ("an empty cookie", "Cookie", "ntk-view-PORT="),
        ("the cookie cut", "Cookie", "CUT"),
        ("the cookie under another server's name", "Cookie", "ntk-view-1=SESSION"),
        ("the token as the cookie", "Cookie", "ntk-view-PORT=TOKEN"),
        ("the cookie as a bearer token", "Cookie", "-\r\nAuthorization: Bearer SESSION"),
    ];

    private static readonly string[] Methods = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get", "FOO"];

    public static IEnumerable<object[]> StrangersOnRoutes() =>
        from stranger in Strangers from route in Routes select new object[] { stranger.Name, route };

    public static IEnumerable<object[]> MethodsOnRoutes() =>
        from method in Methods from route in Routes select new object[] { method, route };

    public static TheoryData<string> AllRoutes() => [.. Routes];

    [Theory]
    [MemberData(nameof(StrangersOnRoutes))]
    public async Task Ask_AsAStranger_IsRefusedAndTellsNothing(string weakness, string route)
    {
        (_, string name, string value) = Strangers.Single(stranger => stranger.Name == weakness);
        string session = served.Cookie.Split('=')[1];
        value = value.Replace("PORT", Invariant($"{served.Port}")).Replace("SESSION", session).Replace("TOKEN", served.Token)
            .Replace("CUT", served.Cookie[..^1]);
        // Kestrel itself answers 400 to a request without one good Host.
        RawAnswer answer = await served.Ask(Of(route), "GET", (name, value));
        answer.Status.ShouldBeOneOf(400, 403);
        ShouldTellNothing(answer);
    }

    [Theory]
    [MemberData(nameof(MethodsOnRoutes))]
    public async Task Ask_ByAnotherMethod_IsNotAllowed(string method, string route)
    {
        RawAnswer answer = await served.Ask(Of(route), method);
        answer.Status.ShouldBe(405);
        answer["Allow"].ShouldBe("GET, HEAD");
        ShouldTellNothing(answer);
    }

    [Theory]
    [MemberData(nameof(AllRoutes))]
    public async Task Ask_AsTheOwner_IsAnsweredWithEveryGuardInTheHead(string route)
    {
        RawAnswer answer = await served.Ask(Of(route));
        answer.Status.ShouldBe(route switch { "/nothing" => 404, "/run/ID" => 303, _ => 200 });
        answer["X-Content-Type-Options"].ShouldBe("nosniff");
        answer["Referrer-Policy"].ShouldBe("no-referrer");
        answer["Cache-Control"].ShouldBe("no-store");
        answer["Cross-Origin-Resource-Policy"].ShouldBe("same-origin");
        answer["X-Frame-Options"].ShouldBe("DENY");
        answer["Content-Security-Policy"].ShouldNotBeNull().ShouldStartWith("default-src 'none'");
        answer["Content-Security-Policy"]!.ShouldContain("frame-ancestors 'none'");
        // A page without an origin has no opener, and browsers refuse it with this line.
        bool isSandboxed = answer["Content-Security-Policy"]!.Contains("sandbox", StringComparison.Ordinal);
        answer["Cross-Origin-Opener-Policy"].ShouldBe(isSandboxed ? null : "same-origin");
        answer.Head.ShouldNotContain("Access-Control-", Case.Insensitive);
        answer["Server"].ShouldBeNull();
        answer.All.ShouldNotContain(served.Token);
        answer.All.ShouldNotContain(served.Cookie.Split('=')[1]);
    }

    [Theory]
    [MemberData(nameof(AllRoutes))]
    public async Task Ask_ForTheHeadAlone_HasNoBody(string route)
    {
        RawAnswer answer = await served.Ask(Of(route), "HEAD");
        answer.Status.ShouldBe(route switch { "/nothing" => 404, "/run/ID" => 303, _ => 200 });
        answer.Body.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/run/ID/report.html", "sandbox allow-scripts allow-downloads")]
    [InlineData("/run/ID/", "sandbox allow-scripts allow-downloads")]
    [InlineData("/run/ID/figures/fit.svg", "sandbox")]
    [InlineData("/run/ID/metrics.csv", "sandbox")]
    [InlineData("/", "script-src 'self'")]
    public async Task Ask_ForWhatMayComeFromAnywhere_IsSandboxed(string route, string policy)
    {
        string head = (await served.Ask(Of(route)))["Content-Security-Policy"]!;
        head.Split("; ").ShouldContain(policy);
        head.ShouldNotContain("http", Case.Insensitive);
        head.ShouldNotContain('*');
    }

    [Fact]
    public async Task Ask_CrossOriginPreflight_AllowsNothing()
    {
        RawAnswer answer = await served.Ask("/runs", "OPTIONS", ("Origin", "http://evil.example"),
            ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Private-Network", "true"));
        answer.Status.ShouldBe(405);
        answer.Head.ShouldNotContain("Access-Control-", Case.Insensitive);
    }

    private string Of(string route) => route.Replace("ID", served.Id, StringComparison.Ordinal);

    private void ShouldTellNothing(RawAnswer answer)
    {
        answer["Set-Cookie"].ShouldBeNull();
        answer["Location"].ShouldBeNull();
        foreach (string told in new[] { "sample", "report of another", "train_loss", served.Token, served.Cookie.Split('=')[1] })
            answer.All.ShouldNotContain(told);
    }
}
