namespace NtkWorkbench;

/// <summary>What a text says as an expression, or where it says none.</summary>
internal sealed record ParsedExpression(
    string Text, Func<double, double, double>? Value, bool UsesSecond, (int Offset, int Length, string Message)? Problem)
{
    public static ParsedExpression Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = new ExpressionParser(text);
        try
        {
            return new ParsedExpression(text, parser.Parse(), parser.UsesSecond, null);
        }
        catch (ExpressionException error)
        {
            return new ParsedExpression(text, null, false, (error.Offset, error.Length, error.Message));
        }
    }

    public double Evaluate(double first, double second) => Value is { } value ? value(first, second)
        : throw new NtkException($"'{Text}' is no expression: {Problem!.Value.Message}, at character {Problem.Value.Offset + 1}");
}
