using System.Diagnostics;

namespace NtkWorkbench.Browser.Tests;

/// <summary>One browser and one run of each kind, for all tests.</summary>
public sealed class Workplace : IAsyncLifetime
{
    /// <summary>What stands in every place that a user can write to.</summary>
    public const string Hostile = "</script><img src=x onerror=console.error(1)>";

    private static readonly string Root = FindRoot();
    private readonly string _folder = Directory.CreateTempSubdirectory("ntk-browser-").FullName;
    private readonly Dictionary<string, string> _runs = [];
    private IPlaywright? _playwright;

    /// <summary>The names of <see cref="Report"/>.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "quickstart", "deep", "maps", "classes", "hostile", "quadratic", "step_size", "instance_noise", "sweep", "family", "comparison",
    ];

    /// <summary>Runs with <see cref="Hostile"/> wherever a job file lets a user write, each in a folder that is named so too.</summary>
    public string HostileRuns => Place("hostile-runs");

    public IBrowser Browser { get; private set; } = null!;

    public string Run(string kind) => kind switch
    {
        "comparison" => Path.Combine(_runs["family"], "comparison"),
        "hostile_comparison" => Path.Combine(_runs["hostile_family"], "comparison"),
        _ => _runs[kind],
    };

    public string Report(string kind) => Path.Combine(Run(kind), "report.html");

    /// <summary>The address of a report on disk.</summary>
    public string Address(string kind) => new Uri(Report(kind)).AbsoluteUri;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            // Chromium's own sandbox does not start for root, as in a container.
            ChromiumSandbox = Environment.UserName != "root",
        });
        Make("quickstart", Config("quickstart.yaml"));
        Make("deep", Job("deep", """
            data: {kind: function, function: {kind: sine, frequency: 9}, train: {count: 40, range: [-1, 1]}}
            network: {hidden: [12, 12, 12], activation: tanh}
            training: {learning_rate: 0.05, steps: 400, optimizer: adam}
            features: {checkpoints: [init, 5, final]}
            """));
        Make("maps", Job("maps", """
            data: {kind: function, function: {expression: "sin(3x1) * x2"}, train: {count: 60, range: [-1, 1]}}
            network: {hidden: [16]}
            training: {learning_rate: 0.1, steps: 300}
            """));
        Make("classes", Job("classes", Classes("classes.csv", "height", "kinds")));
        MakeHostile();
        Make("quadratic", Config("momentum/worked-case.yaml"));
        Make("step_size", Config("step-size/three-schedules.yaml"));
        Make("instance_noise", Config("instance-noise/ridge.yaml"));
        Make("sweep", Config("learning-rate/sweep-relu-40.yaml"), "training.steps=300");
        Make("family", Job("family", """
            data: {kind: function, function: piecewise_linear, train: {count: 30, range: [0, 1]}}
            network: {hidden: [8]}
            training: {learning_rate: 0.05, steps: 200}
            grid: {network.hidden: [[8], [16]], training.learning_rate: [0.05, 0.02]}
            seeds: 2
            """));
    }

    /// <summary>A new page of its own context, with what it says and asks for.</summary>
    public async Task<WatchedPage> OpenAsync(string address, int width = 1200, ColorScheme scheme = ColorScheme.Light)
    {
        IBrowserContext context = await Browser.NewContextAsync(
            new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, AcceptDownloads = true });
        WatchedPage page = new(context, await context.NewPageAsync());
        await page.Page.GotoAsync(address);
        return page;
    }

    /// <summary>A process of the command line; the caller's to wait for.</summary>
    public static Process Start(params IEnumerable<string> words) => Start(words, programs: null);

    /// <summary>The same on the machine itself, where programs of a folder come before those of the same names.</summary>
    public static Process Start(IEnumerable<string> words, string? programs)
    {
        string program = Path.Combine(Root, "src/NtkWorkbench.Cli/bin/Release/net10.0/ntk.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (programs is not null)
        {
            start.Environment["PATH"] = $"{programs}{Path.PathSeparator}{start.Environment["PATH"]}";
            start.Environment.Remove("SSH_CONNECTION");
        }
        return Process.Start(start)!;
    }

    /// <summary>A place in the folder of all runs, which is deleted at the end.</summary>
    public string Place(string name) => Path.Combine(_folder, name);

    /// <summary>A job file of this name and content.</summary>
    public string Job(string name, string text)
    {
        string file = Place($"{name}.yaml");
        File.WriteAllText(file, $"name: {name}\n{text}\n");
        return file;
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null)
            await Browser.CloseAsync();
        _playwright?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Config(string file) => Path.Combine(Root, "configs", file);

    // Three classes that are apart, of two inputs.
    private string Classes(string file, string first, string name)
    {
        string[] rows = [.. Enumerable.Range(0, 45).Select(i => FormattableString.Invariant(
            $"{(i % 3) + (0.3 * Math.Sin(i))},{(i % 3 == 1 ? 1 : 0) + (0.3 * Math.Cos(2 * i))},{i % 3}"))];
        File.WriteAllLines(Place(file), [$"\"{first}\",width,kind", .. rows]);
        return $$"""
            data: {kind: csv, name: "{{name}}", train: {{file}}, inputs: ["{{first}}", width], targets: [kind]}
            network: {hidden: [10]}
            training: {loss: cross_entropy, learning_rate: 0.1, steps: 200}
            features: {track: {count: 10} }
            """;
    }

    // Names of jobs, variants and paths of step sizes are letters, digits, '.', '_' and '-'.
    private void MakeHostile()
    {
        string classes = Classes("hostile.csv", Hostile, Hostile)
            .Replace("targets: [kind]", $$"""targets: [kind], class_names: ["{{Hostile}}", "b & <b>", "c"]""", StringComparison.Ordinal);
        MakeIn(HostileRuns, "hostile", Job("hostile", classes));
        MakeIn(HostileRuns, "hostile_family", Job("hostile_family", $$"""
            {{classes}}
            grid: {data.name: ["{{Hostile}}", "<i>other</i>"]}
            seeds: 2
            """));
        string problem = $$"""problem: {kind: csv, file: hostile.csv, inputs: ["{{Hostile}}", width], target: kind}""";
        MakeIn(HostileRuns, "hostile_noise", Job("hostile_noise", $"kind: instance_noise\n{problem}\nnoise: 0.5\nsteps: 50\ndraws: 20"));
        MakeIn(HostileRuns, "hostile_quadratic", Job("hostile_quadratic", $"kind: quadratic\n{problem}\naccuracy: 1e-2"));
    }

    private void Make(string kind, string job, params string[] changes) => MakeIn(_folder, kind, job, changes);

    private void MakeIn(string folder, string kind, string job, params string[] changes)
    {
        // The slash of a hostile name makes two folders of it.
        string place = Path.Combine(folder, folder == HostileRuns ? $"{kind}-{Hostile}" : kind);
        using Process process = Start(["run", job, .. changes, "--out", place]);
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, $"{kind}: {output.Result} {errors.Result}");
        _runs[kind] = place;
    }

    private static string FindRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "NtkWorkbench.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("not below the repository");
        return folder;
    }
}
