namespace NtkWorkbench.Formats;

/// <summary>Collects what is wrong with one file, so that all of it is said at once.</summary>
/// <param name="file">The file, as the user knows it.</param>
internal sealed class FileInputErrors(string file)
{
    /// <summary>Errors that are listed; the rest is counted.</summary>
    public const int Listed = 20;

    // The log shows a window of this line around the column; all of a line of megabytes need not be kept for that.
    private const int LineLength = 1 << 12;

    private readonly List<InputError> _errors = [];
    private int _unlisted;

    /// <summary>The file, as the user knows it.</summary>
    public string File => file;

    /// <summary>The errors in the order found; of more than <see cref="Listed"/>, their number at the end.</summary>
    public IReadOnlyList<InputError> Found => _unlisted == 0
        ? _errors
        : [.. _errors, new InputError { Source = file, Message = $"and {_unlisted} more problems" }];

    /// <summary>The error of a file with one error.</summary>
    public static JobException Single(string file, string message) => new(new InputError { Source = file, Message = message });

    /// <summary>An error of the file as a whole.</summary>
    public void Add(string message, string? suggestion = null) =>
        Add(new InputError { Source = file, Message = message, Suggestion = suggestion });

    /// <summary>An error at a place of a text file.</summary>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 1.</param>
    /// <param name="text">The line.</param>
    /// <param name="length">Number of characters that are wrong.</param>
    /// <param name="message">What is wrong, and what was expected.</param>
    /// <param name="suggestion">The nearest valid name, where one is near.</param>
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

    /// <summary>Ends where anything was found.</summary>
    /// <exception cref="JobException">What was <see cref="Found"/>.</exception>
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
