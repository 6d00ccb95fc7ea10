namespace NtkWorkbench;

/// <summary>The root of the errors that the workbench raises on purpose: its message is meant for the user.</summary>
public class NtkException : Exception
{
    /// <summary>An error that names the thing, what was expected and what came.</summary>
    public NtkException(string message)
        : base(message)
    {
    }

    /// <summary>An error with the cause that it translates.</summary>
    public NtkException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
