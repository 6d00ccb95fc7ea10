using System.Text.RegularExpressions;

namespace NtkWorkbench.Cli.Tests;

/// <summary>docs/questions.md names jobs that exist and sections that their reports have.</summary>
public sealed partial class QuestionsTests
{
    private static readonly string[] Rows = [.. File.ReadLines(SourceTree.At("docs/questions.md"))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains("./ntk", StringComparison.Ordinal))];

    private static readonly string Sources =
        string.Join("\n", SourceTree.Files("src/NtkWorkbench.Runs", "*.cs").Select(file => File.ReadAllText(SourceTree.At(file))));

    public static IEnumerable<object[]> Questions() => Rows.Select(line =>
    {
        Match row = Row().Match(line);
        row.Success.ShouldBeTrue($"{line} is not | question | `./ntk run JOB key=value…` | section |");
        string[] changes = row.Groups["changes"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new object[] { row.Groups["job"].Value, changes, row.Groups["section"].Value };
    });

    [Theory]
    [MemberData(nameof(Questions))]
    public void Question_Command_LoadsAndItsReportHasTheSection(string job, string[] changes, string section)
    {
        Job loaded = JobLoader.Load(SourceTree.At(job), changes).Job;
        string[] parts = section.Split(": ", 2);
        Sources.ShouldContain($"\"{parts[0]}\"", Case.Sensitive);
        if (parts.Length == 1)
            return;
        loaded.ShouldBeOfType<JobFamily>().Comparison.Study.ShouldNotBeNull("answers are those of a study");
        Regex.IsMatch(Sources, $"\"{Regex.Escape(parts[1])}").ShouldBeTrue($"no answer begins with {parts[1]}");
    }

    [Theory]
    [InlineData("features", "(a)(b)(c)(d)(e)")]
    [InlineData("depth-and-initialization", "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)")]
    public void Questions_OfAStudy_AreAllThere(string study, string letters) =>
        string.Concat(Rows.Where(row => row.Contains($"configs/{study}/", StringComparison.Ordinal)).Select(row => row.Substring(2, 3)))
            .ShouldBe(letters);

    [GeneratedRegex(@"^\| .+ \| `\./ntk run (?<job>configs/\S+\.yaml)(?<changes>[^`]*)` \| (?<section>.+) \|$")]
    private static partial Regex Row();
}
