namespace NtkWorkbench.View;

/// <summary>What a reader is told of an error; of one that nobody expected the terminal is told more, once however often a page
/// asks.</summary>
/// <param name="tell">Takes a line.</param>
internal sealed class UnexpectedErrors(Action<string> tell)
{
    private string _told = "";

    public string Describe(Exception error)
    {
        if (error is NtkException)
            return error.Message;
        if (FileErrors.AreOf(error))
            return FileErrors.Describe(error);
        string line = $"{error.GetType().Name}: {error.Message}";
        // Names from a run folder may hold what steers a terminal.
        line = string.Concat(line.Select(character => char.IsControl(character) ? ' ' : character));
        if (Interlocked.Exchange(ref _told, line) != line)
            tell($"a page could not be shown: {line}");
        return "The files of this run are not as a run leaves them; the terminal of ntk view says more.";
    }
}
