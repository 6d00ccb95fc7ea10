namespace NtkWorkbench.Tests;

public sealed class ExpressionFunctionTests
{
    // A few roundings of numbers of order one.
    private const double FewRoundings = 1e-14;

    [Theory]
    [InlineData("sin(5x) + 0.3|x|", 0.7, 0.7, "0.3591832…")]
    [InlineData("-x^2", 3, 0, "-9")]
    [InlineData("(-x)^2", 3, 0, "9")]
    [InlineData("2^3^2", 0, 0, "512")]
    [InlineData("2^-x", 2, 0, "0.25")]
    [InlineData("1/2x", 4, 0, "2")]
    [InlineData("8/4/2", 0, 0, "1")]
    [InlineData("7 - 2 - 1", 0, 0, "4")]
    [InlineData("(x+1)(x-1)", 3, 0, "8")]
    [InlineData("3|x|", -2, 0, "6")]
    [InlineData("|x||x|", -3, 0, "9")]
    [InlineData("||x| - 5|", -2, 0, "3")]
    [InlineData("|x - |x||", -2, 0, "4")]
    [InlineData("|(x)|(|x|)", -2, 0, "4")]
    [InlineData("2|x|3", -2, 0, null)]
    [InlineData("2e3x", 2, 0, "4000")]
    [InlineData("2e", 0, 0, "5.43656365691809")]
    [InlineData("x1 * x2", 3, 5, "15")]
    [InlineData("x1x2", 3, 5, null)]
    [InlineData("x1 x2", 3, 5, "15")]
    [InlineData("max(x1, |x2|) - min(x1, x2)", 3, -5, "10")]
    [InlineData("5x1^2", 3, 0, "45")]
    [InlineData("- - x", 3, 0, "3")]
    [InlineData("x·2 − 1", 3, 0, "5")]
    [InlineData(" .5 + 1. ", 0, 0, "1.5")]
    [InlineData("heaviside(x) + sign(-x) + floor(x) + ceil(x)", 1.5, 0, "3")]
    [InlineData("log(e^2) + log2(8) + log10(100) + sqrt(9) + abs(-1)", 0, 0, "11")]
    [InlineData("tan(pi/4) + asin(0) + acos(1) + atan(0) + sinh(0) + cosh(0) + tanh(0) + exp(0)", 0, 0, "3")]
    public void Evaluate_Expression_IsWhatItSays(string text, double first, double second, string? expected)
    {
        var function = new ExpressionFunction { Expression = text };
        if (expected is null)
        {
            function.Problem.ShouldNotBeNull();
            return;
        }
        function.Problem.ShouldBeNull();
        double[] x = function.InputCount == 2 ? [first, second] : [first];
        double value = expected.EndsWith('…') ? Math.Sin(3.5) + 0.21
            : double.Parse(expected, System.Globalization.CultureInfo.InvariantCulture);
        function.Evaluate(x).ShouldBe(value, FewRoundings * Math.Max(1, Math.Abs(value)));
    }

    [Theory]
    [InlineData("", 0, "ends where")]
    [InlineData("2 +", 3, "ends where a number, x or a function is expected")]
    [InlineData("2 3", 2, "expected an operator or the end")]
    [InlineData("(x", 0, "is not closed, expected ')'")]
    [InlineData("|x", 0, "is not closed, expected '|'")]
    [InlineData("x)", 1, "closes a parenthesis that is not open")]
    [InlineData("sin x", 4, "expected '(' behind sin, as in sin(x)")]
    [InlineData("max x", 4, "expected '(' behind max, as in max(x, 0)")]
    [InlineData("x**2", 2, "; a power is x^2")]
    [InlineData("ln(x)", 0, "; the natural logarithm is log")]
    [InlineData("2 sine(x)", 2, "unknown name 'sine'")]
    [InlineData("max(x)", 5, "expected an operator or ','")]
    [InlineData("x + x2", 4, "x and x2 are both used")]
    [InlineData("1e999", 0, "is no number that float64 holds")]
    [InlineData(".", 0, "is no number")]
    [InlineData("x $ 2", 2, "'$'")]
    public void Problem_NoExpression_SaysWhereAndWhy(string text, int offset, string message)
    {
        var function = new ExpressionFunction { Expression = text };
        (int at, _, string said) = function.Problem.ShouldNotBeNull();
        at.ShouldBe(offset);
        said.ShouldContain(message);
        Should.Throw<NtkException>(() => function.Evaluate(1)).Message.ShouldContain($"at character {offset + 1}");
    }

    [Fact]
    public void Problem_NestedWithoutEnd_IsRefused()
    {
        new ExpressionFunction { Expression = new string('(', 900) }.Problem!.Value.Message.ShouldContain("nested more than 100 deep");
        new ExpressionFunction { Expression = new string('-', 900) + "x" }.Problem!.Value.Message.ShouldContain("nested more than");
        new ExpressionFunction { Expression = new string('x', 1001) }.Problem!.Value.Message.ShouldContain("at most 1000 characters");
    }

    [Fact]
    public void Sample_TwoVariables_LieInTheirRectangle()
    {
        TrainingData data = new ExpressionFunction { Expression = "x1 - x2" }
            .Sample(50, range: new InputRange(new Interval(-1, 1), new Interval(2, 5)));
        data.Train.InputNames.ShouldBe(["x1", "x2"]);
        data.Train.Inputs.Column(0).ShouldAllBe(x => x >= -1 && x <= 1);
        data.Train.Inputs.Column(1).ShouldAllBe(x => x >= 2 && x <= 5);
        data.Train.Truth![3, 0].ShouldBe(data.Train.Inputs[3, 0] - data.Train.Inputs[3, 1]);
        data.Test!.Count.ShouldBe(32 * 32);
    }

    [Fact]
    public void Sample_WhereItIsNotFinite_NamesTheInput() => Should.Throw<NumericalException>(() =>
        new ExpressionFunction { Expression = "log(x)" }.Sample(5, range: new Interval(-1, 0)))
        .Message.ShouldStartWith("the function is not finite, NaN, at x = -");

    [Fact]
    public void Equals_SameText_IsTheSameFunction() =>
        new ExpressionFunction { Expression = "x" }.ShouldBe(new ExpressionFunction { Expression = "x" });
}
