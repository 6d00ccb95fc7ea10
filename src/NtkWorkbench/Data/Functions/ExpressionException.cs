namespace NtkWorkbench;

/// <summary>Ends the parsing of a text where it is no expression.</summary>
internal sealed class ExpressionException(int offset, int length, string message) : Exception(message)
{
    public int Offset => offset;

    public int Length => length;
}
