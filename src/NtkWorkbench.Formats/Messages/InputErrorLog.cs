namespace NtkWorkbench.Formats;

/// <summary>Collects what is wrong, so that all of it is said at once.</summary>
internal sealed class InputErrorLog
{
    // A file of noise has an error on every line; nobody reads more than these.
    private const int Limit = 200;

    private readonly List<(int Rank, InputError Problem)> _entries = [];
    private readonly List<string> _warnings = [];

    public int Count => _entries.Count;

    public bool IsFull => _entries.Count > Limit;

    /// <summary>Adds an error; one that is there already (at an alias, say) is not added twice.</summary>
    public void Add(SourceSpan span, string message, string? suggestion = null)
    {
        (int Rank, InputError Problem) entry = (span.Source.Rank, span.Problem(message, suggestion));
        if (IsFull || _entries.Contains(entry))
            return;
        _entries.Add(_entries.Count < Limit ? entry : (int.MaxValue, span.Problem("further problems from here on are not listed")));
    }

    /// <summary>What the user should know and that is no error, each once.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    public void Warn(SourceSpan span, string message)
    {
        InputError place = span.Problem(message);
        string warning = Printable.Of($"{place.Source}:{place.Line}:{place.Column}: {message}");
        if (!_warnings.Contains(warning))
            _warnings.Add(warning);
    }

    /// <summary>Throws what was collected, in reading order.</summary>
    public void ThrowIfAny()
    {
        if (_entries.Count > 0)
        {
            throw new JobException([.. _entries
                .OrderBy(entry => entry.Rank)
                .ThenBy(entry => entry.Problem.Line)
                .ThenBy(entry => entry.Problem.Column)
                .Select(entry => entry.Problem)]);
        }
    }
}
