namespace NtkWorkbench.JobFiles;

/// <summary>What samples were taken from, as the job of a run folder tells it of its copies. It changes nothing but what reports say, and
/// where the job itself chooses, its own choice is told.</summary>
public sealed record TakenOptions
{
    /// <summary>The classes that were kept, by their numbers in the first files; they are classes 0, 1, … here. Null: all.</summary>
    [Description("The classes that were kept, by their numbers in the first files; they are classes 0, 1, … here (default: all).")]
    [MinLength(2)]
    [ItemRange(0, FileLimits.Classes - 1)]
    public IReadOnlyList<int>? Classes { get; init; }

    /// <summary>Of the training samples; null: all were taken.</summary>
    [Description("How many training samples were taken, of how many (default: all).")]
    public TakenSetOptions? Train { get; init; }

    /// <summary>Of the test samples; null: all were taken.</summary>
    [Description("How many test samples were taken, of how many (default: all).")]
    public TakenSetOptions? Test { get; init; }
}
