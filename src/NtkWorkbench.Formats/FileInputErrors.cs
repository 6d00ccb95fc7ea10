namespace NtkWorkbench.Formats;

/// <summary>Collects what is wrong with one file, so that all of it is said at once.</summary>
internal sealed class FileInputErrors(string file)
{
    /// <summary>Errors that are listed; the rest is counted.</summary>
    public const int Listed = 20;

    // The log shows a window of this line around the column; all of a line of megabytes need not be kept for that.
    private const int LineLength = 1 << 12;

    private readonly List<InputError> _errors = [];
    private int _unlisted;

    public string File => file;

    /// <summary>The errors in the order found; of more than <see cref="Listed"/>, their number at the end.</summary>
    public IReadOnlyList<InputError> Found => _unlisted == 0
        ? _errors
        : [.. _errors, new InputError { Source = file, Message = $"and {_unlisted} more problems" }];

    public static JobException Single(string file, string message) => new(new InputError { Source = file, Message = message });

    public void Add(string message, string? suggestion = null) =>
        Add(new InputError { Source = file, Message = message, Suggestion = suggestion });

    /// <summary>An error at a place of a text file. <c>line</c>: from 1. <c>column</c>: from 1. <c>length</c>: number of characters that
    /// are wrong.</summary>
    public void AddAt(int line, int column, ReadOnlySpan<char> text, int length, string message, string? suggestion = null)
    {
        if (_errors.Count >= Listed)
        {
            _unlisted++;
            return;
        }
        int end = Math.Min(text.Length, column + LineLength);
        Add(new InputError
        {
            Source = file,
            Line = line,
            Column = column,
            Message = message,
            LineText = text[..end].ToString(),
            CaretLength = Math.Max(1, length),
            Suggestion = suggestion,
        });
    }

    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
            throw new JobException(Found);
    }

    private void Add(InputError error)
    {
        if (_errors.Count < Listed)
            _errors.Add(error);
        else
            _unlisted++;
    }
}
