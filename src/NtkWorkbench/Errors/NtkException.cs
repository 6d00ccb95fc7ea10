namespace NtkWorkbench;

/// <summary>The root of the errors that the workbench raises on purpose: its message is meant for the user, and has no
/// characters that reach a terminal unseen.</summary>
public class NtkException : Exception
{
    /// <summary>An error that names the thing, what was expected and what came.</summary>
    public NtkException(string message)
        : base(Printable.Of(message))
    {
    }

    /// <summary>An error with the cause that it translates.</summary>
    public NtkException(string message, Exception cause)
        : base(Printable.Of(message), cause)
    {
    }
}
