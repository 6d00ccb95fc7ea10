using System.Diagnostics;

namespace NtkWorkbench.Cli.Tests;

/// <summary>Folders and files that came from elsewhere are taken or refused in words, and lead to nothing else.</summary>
public sealed class ForeignFolderTests : IDisposable
{
    private const string Job = """
        name: small
        data: {kind: function, function: step, train: {count: 12}, test: {count: 8}}
        network: {hidden: [3]}
        training: {steps: 5}
        figures: {formats: [svg]}
        """;

    private readonly TestSession _session = new();

    public void Dispose() => _session.Dispose();

    [SkippableTheory]
    [InlineData("figures", "plot")]
    [InlineData("summary.json", "plot")]
    [InlineData("features", "resume")]
    [InlineData("state", "resume")]
    public void Command_FolderWithALink_IsRefusedAndLeavesWhatItLeadsTo(string name, string command)
    {
        Skip.If(OperatingSystem.IsWindows(), "links there need a right of their own");
        string run = Run(), elsewhere = Path.Combine(_session.Folder, "elsewhere");
        Directory.CreateDirectory(elsewhere);
        _session.Write("elsewhere/.0123456789abcdef.tmp", "precious");
        string place = Path.Combine(run, name);
        if (Directory.Exists(place))
            Directory.Delete(place, recursive: true);
        File.Delete(place);
        File.CreateSymbolicLink(place, elsewhere);
        _session.Invoke(command, run).ShouldBe(2);
        _session.Errors.ShouldContain($"{name}: is a link to {elsewhere}, expected a file or folder of the run itself");
        Directory.GetFiles(elsewhere).Length.ShouldBe(1);
    }

    [Fact]
    public void Compare_MemberThatLeadsOut_IsRefused()
    {
        string family = Path.Combine(_session.Folder, "family");
        Directory.CreateDirectory(family);
        _session.Write("family/job.yaml", Job);
        _session.Write("family/summary.json", """
            {"format": 2, "name": "f", "status": "completed", "members": [{"name": "../small", "status": "completed", "seconds": 1}],
             "seconds": {"training": 0, "features": 0, "figures": 0, "total": 0}}
            """);
        _session.Invoke("compare", family, "--out", Path.Combine(_session.Folder, "out")).ShouldBe(2);
        _session.Errors.ShouldContain("lead nowhere else, got '../small'");
    }

    [Fact]
    public void Plot_SummaryNestedWithoutEnd_IsRefused()
    {
        string run = Run();
        File.WriteAllText(Path.Combine(run, "summary.json"), string.Concat(Enumerable.Repeat("{\"format\":", 100_000)));
        _session.Invoke("plot", run).ShouldBe(2);
        _session.Errors.ShouldContain("summary.json: must be as a run writes it, got a problem at $.format in line 1");
    }

    [Fact]
    public void Plot_WhatAnInterruptedWriteLeft_IsDeleted()
    {
        string run = Run(), left = Path.Combine(run, "figures", ".0123456789abcdef.tmp");
        File.WriteAllText(left, "half");
        _session.Invoke("plot", run).ShouldBe(0, _session.Errors);
        File.Exists(left).ShouldBeFalse();
    }

    [SkippableTheory]
    [InlineData("pipe.yaml", "name: x")]
    [InlineData("job.yaml", "name: a\ndata: {kind: csv, train: pipe, inputs: [x], targets: [y]}\n"
        + "network: {hidden: [3]}\ntraining: {steps: 1}\n")]
    [InlineData("job.yaml", Job + "\ninitialization: {from: pipe}\n")]
    [InlineData("job.yaml", Job + "\nfeatures: {grid: {file: pipe}}\n")]
    public void Validate_Pipe_IsRefusedAtOnce(string file, string text)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "pipes are made by mkfifo of GNU coreutils");
        string job = Path.Combine(_session.Folder, file);
        if (file == "job.yaml")
            _session.Write(file, text);
        using (Process made = Process.Start("mkfifo", file == "job.yaml" ? Path.Combine(_session.Folder, "pipe") : job))
            made.WaitForExit();
        _session.Invoke("validate", job).ShouldBe(2);
        _session.Errors.ShouldContain("must be a file, got a pipe or a device");
    }

    [Fact]
    public void Validate_BinaryTable_DoesNotShowItsContent()
    {
        _session.Write("key.csv", "x,y\n1,secret\u0000\n");
        string job = _session.Write("job.yaml",
            "name: a\ndata: {kind: csv, train: key.csv, inputs: [x], targets: [y]}\nnetwork: {hidden: [3]}\ntraining: {steps: 1}\n");
        _session.Invoke("validate", job).ShouldBe(2);
        _session.Errors.ShouldContain("is binary, expected a text with comma-separated numbers");
        _session.Errors.ShouldNotContain("secret");
    }

    [Fact]
    public void Validate_WordsThatTurnTheLine_AreShownAsNumbers()
    {
        _session.Invoke("validate", _session.Write("job.yaml", Job + "\nse\u202Eed: 1\n")).ShouldBe(2);
        _session.Errors.ShouldContain("unknown key 'se\\u202eed'");
        _session.Errors.ShouldContain("\n  se\\u202eed: 1\n  ^^^^^^^^^^\n");
    }

    private string Run()
    {
        string run = Path.Combine(_session.Folder, "small");
        _session.Invoke("run", _session.Write("job.yaml", Job), "--out", run).ShouldBe(0, _session.Errors);
        return run;
    }
}
