using NtkWorkbench.Torture;
using Xunit.Abstractions;

namespace NtkWorkbench.Cli.Tests;

/// <summary>Whatever a file holds, reading it ends soon, in what it says or in words.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const ulong Seed = 1;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(2);

    public static TheoryData<string> Names
    {
        get
        {
            using var folder = new TemporaryFolder();
            return [.. FuzzTargets.All(folder.Path).Select(target => target.Name)];
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Parse_AnyInput_EndsInAValueOrInWords(string name)
    {
        using var folder = new TemporaryFolder();
        FuzzReport report = Fuzzer.Run(FuzzTargets.All(folder.Path).Single(target => target.Name == name), Seed, Time);
        output.WriteLine(report.ToString());
        report.Findings.ShouldBeEmpty($"{report}\n{string.Join('\n', report.Findings)}");
        report.Taken.ShouldBePositive("a parser that refuses all is not tested");
        report.Refused.ShouldBePositive("a parser that takes all is not tested");
    }
}
