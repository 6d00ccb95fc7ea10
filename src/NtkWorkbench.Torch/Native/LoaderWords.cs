namespace NtkWorkbench.Torch;

/// <summary>Why something could not be loaded or written, in the words of the system.</summary>
internal static class LoaderWords
{
    /// <summary>The reason alone: the runtime puts general advice before what the dynamic loader said.</summary>
    public static string Of(Exception refusal)
    {
        string[] lines = refusal.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (refusal is DllNotFoundException && lines.Length > 1 ? string.Join("; ", lines[1..]) : refusal.Message).TrimEnd('.');
    }
}
