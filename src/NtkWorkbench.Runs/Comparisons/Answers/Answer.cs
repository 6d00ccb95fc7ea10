namespace NtkWorkbench.Runs;

/// <summary>A question of a study, with its letter where it has one, and what the numbers of these runs say to it.</summary>
internal sealed record Answer(string Question, string Text)
{
    public static Answer Of(string question, IReadOnlyList<RunGroup> groups, Func<RunGroup, string> say) => new(question,
        groups.Count == 0 ? "No run of this comparison is of this kind."
            : string.Join(" ", groups.Select(group => $"{group.Label}: {say(group)}")));
}
