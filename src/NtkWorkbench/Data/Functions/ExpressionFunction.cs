using System.ComponentModel;

namespace NtkWorkbench;

/// <summary>f(x) or f(x₁, x₂) as an expression says it: "sin(5x) + 0.3|x|", "sin(5x1) * x2".</summary>
/// <remarks>Numbers, x (or x1) and x2, pi, e; + − * / ^, a product also without sign (5x, 2sin(x), (x+1)(x-1)), |·|, parentheses; sin cos
/// tan asin acos atan sinh cosh tanh exp log (natural) log2 log10 sqrt abs sign floor ceil heaviside, and min and max of two. ^ binds
/// most, from the right, and more than the sign before it: −x^2 = −(x²), 2^−x; products and quotients go from left to right, 1/2x =
/// (1/2)x.</remarks>
public sealed record ExpressionFunction : TargetFunction
{
    private readonly ParsedExpression _parsed = ParsedExpression.Of("0");

    /// <summary>The expression.</summary>
    [Description("The function of x, or of x1 and x2, as in sin(5x) + 0.3|x|.")]
    public required string Expression
    {
        get => _parsed.Text;
        init => _parsed = ParsedExpression.Of(value);
    }

    /// <inheritdoc/>
    public override int InputCount => _parsed.UsesSecond ? 2 : 1;

    /// <summary>What keeps the text from being an expression, and where in it; null: nothing.</summary>
    internal (int Offset, int Length, string Message)? Problem => _parsed.Problem;

    /// <inheritdoc/>
    /// <exception cref="NtkException">The text is no expression.</exception>
    public override double Evaluate(double x) => _parsed.Evaluate(x, x);

    /// <inheritdoc/>
    /// <exception cref="NtkException">The text is no expression.</exception>
    public override double Evaluate(ReadOnlySpan<double> x) => _parsed.Evaluate(x[0], x[^1]);

    /// <summary>Whether the texts are the same.</summary>
    public bool Equals(ExpressionFunction? other) => other is not null && other.Expression == Expression;

    /// <inheritdoc/>
    public override int GetHashCode() => Expression.GetHashCode(StringComparison.Ordinal);
}
