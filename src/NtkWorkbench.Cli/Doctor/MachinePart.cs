namespace NtkWorkbench.Cli;

/// <summary>One thing that the workbench uses, as it is on this machine.</summary>
internal sealed record MachinePart(string What, string State, string? Remedy = null)
{
    private const int Column = 16;
    private static readonly string Indentation = $"\n  {"".PadRight(Column)} ";

    public IReadOnlyList<string> Details { get; init; } = [];

    public override string ToString()
    {
        string first = $"{(Remedy is null ? "✓" : "–")} {What.PadRight(Column)} {State}";
        return string.Join(Indentation, Remedy is null ? [first, .. Details] : [first, .. Details, $"→ {Remedy}"]);
    }
}
