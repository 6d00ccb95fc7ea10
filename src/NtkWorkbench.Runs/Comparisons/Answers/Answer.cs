namespace NtkWorkbench.Runs;

/// <summary>A question of a study, with its letter where it has one, and what the numbers of these runs say to it.</summary>
/// <param name="Question">As the study asks it.</param>
/// <param name="Findings">In the order of reading; none where the runs say nothing.</param>
/// <param name="Silence">What is said in place of findings.</param>
internal sealed record Answer(string Question, IReadOnlyList<Finding> Findings, string Silence = Answer.NoneOfThisKind)
{
    private const string NoneOfThisKind = "No run of this comparison is of this kind.";

    public string Text => Findings.Count == 0 ? Silence : string.Join(" ", Findings.Select(finding => finding.Sentence));

    public static Answer Of(string question, IEnumerable<RunGroup> groups, Func<RunGroup, IEnumerable<Finding>> say) =>
        new(question, [.. groups.SelectMany(say)]);
}
