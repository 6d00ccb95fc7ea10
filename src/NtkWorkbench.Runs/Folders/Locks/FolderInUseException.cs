namespace NtkWorkbench.Runs;

/// <summary>Another process works on the folder of a run, or has taken it over from this one.</summary>
internal sealed class FolderInUseException : JobException
{
    private FolderInUseException(RunFolder folder, string message)
        : base(new InputError { Source = folder.Path, Message = message })
    {
    }

    public static FolderInUseException Of(RunFolder folder, RunProcess? holder) =>
        new(folder, $"{Name(holder)} works on this run; wait for its end, or end it");

    public static FolderInUseException Taken(RunFolder folder, RunProcess? holder) =>
        new(folder, $"{Name(holder)} has taken this run over, since this process gave no sign for long; it is left to that one");

    private static string Name(RunProcess? holder) => holder?.ToString() ?? "another process";
}
