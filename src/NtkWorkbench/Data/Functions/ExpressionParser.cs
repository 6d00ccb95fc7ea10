using System.Globalization;

namespace NtkWorkbench;

/// <summary>Reads an expression by recursive descent: sums of products of signed powers of atoms.</summary>
internal sealed class ExpressionParser(string text)
{
    // Sums and products become as many calls in one another.
    private const int Longest = 1000;
    private const int Deepest = 100;

    private static readonly Dictionary<string, Func<double, double>> Functions = new()
    {
        ["sin"] = Math.Sin,
        ["cos"] = Math.Cos,
        ["tan"] = Math.Tan,
        ["asin"] = Math.Asin,
        ["acos"] = Math.Acos,
        ["atan"] = Math.Atan,
        ["sinh"] = Math.Sinh,
        ["cosh"] = Math.Cosh,
        ["tanh"] = Math.Tanh,
        ["exp"] = Math.Exp,
        ["log"] = Math.Log,
        ["log2"] = Math.Log2,
        ["log10"] = Math.Log10,
        ["sqrt"] = Math.Sqrt,
        ["abs"] = Math.Abs,
        ["floor"] = Math.Floor,
        ["ceil"] = Math.Ceiling,
        ["sign"] = x => double.IsNaN(x) ? x : Math.Sign(x),
        ["heaviside"] = x => double.IsNaN(x) ? x : x < 0 ? 0 : 1,
    };

    private static readonly Dictionary<string, Func<double, double, double>> OfTwo = new() { ["min"] = Math.Min, ["max"] = Math.Max };

    private int _at, _depth, _bars;
    private bool _usesFirst;

    private delegate double Value(double first, double second);

    /// <summary>Whether x2 stands in it.</summary>
    public bool UsesSecond { get; private set; }

    /// <exception cref="ExpressionException">The text is no expression.</exception>
    public Func<double, double, double> Parse()
    {
        if (text.Length > Longest)
            throw new ExpressionException(Longest, 1, $"must have at most {Longest} characters, got {text.Length}");
        Value value = Sum();
        if (Next != '\0')
            throw Wrong(Next == ')' ? "closes a parenthesis that is not open" : "expected an operator or the end");
        return value.Invoke;
    }

    // The next character that is no blank; '\0' at the end.
    private char Next
    {
        get
        {
            while (_at < text.Length && char.IsWhiteSpace(text[_at]))
                _at++;
            return _at < text.Length ? text[_at] switch { '−' => '-', '·' or '×' => '*', '\0' => '?', char other => other } : '\0';
        }
    }

    private Value Sum()
    {
        Value left = Product();
        while (Next is '+' or '-')
        {
            char sign = Next;
            _at++;
            (Value a, Value b) = (left, Product());
            left = sign == '+' ? (x, y) => a(x, y) + b(x, y) : (x, y) => a(x, y) - b(x, y);
        }
        return left;
    }

    private Value Product()
    {
        Value left = Signed();
        while (Next is '*' or '/' || BeginsFactor)
        {
            bool isQuotient = Next == '/';
            _at += Next is '*' or '/' ? 1 : 0;
            (Value a, Value b) = (left, Signed());
            left = isQuotient ? (x, y) => a(x, y) / b(x, y) : (x, y) => a(x, y) * b(x, y);
        }
        return left;
    }

    // Where a bar is open, the next one closes it.
    private bool BeginsFactor => char.IsLetter(Next) || Next == '(' || (Next == '|' && _bars == 0);

    private Value Signed()
    {
        if (Next is not ('-' or '+'))
            return Power();
        bool isNegative = Next == '-';
        _at++;
        Value value = Nested(Signed);
        return isNegative ? (x, y) => -value(x, y) : value;
    }

    private Value Power()
    {
        Value value = Atom();
        if (Next != '^')
            return value;
        _at++;
        Value exponent = Nested(Signed);
        return (x, y) => Math.Pow(value(x, y), exponent(x, y));
    }

    private Value Atom() => Next switch
    {
        (>= '0' and <= '9') or '.' => Number(),
        '(' => Nested(() => Within(')')),
        '|' => Nested(Magnitude),
        char letter when char.IsLetter(letter) => Named(),
        '\0' => throw Wrong("ends where a number, x or a function is expected"),
        _ => throw Wrong("expected a number, x or a function" + (Next == '*' && _at > 0 && text[_at - 1] == '*' ? "; a power is x^2" : "")),
    };

    private Value Number()
    {
        int start = _at;
        SkipDigits();
        if (_at < text.Length && text[_at] == '.')
        {
            _at++;
            SkipDigits();
        }
        int sign = _at + 1 < text.Length && text[_at + 1] is '+' or '-' ? 1 : 0;
        if (_at + 1 + sign < text.Length && text[_at] is 'e' or 'E' && char.IsAsciiDigit(text[_at + 1 + sign]))
        {
            _at += 1 + sign;
            SkipDigits();
        }
        return double.TryParse(text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number) ? (_, _) => number
            : throw new ExpressionException(start, _at - start, $"'{text[start.._at]}' is no number that float64 holds");
    }

    private void SkipDigits()
    {
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
            _at++;
    }

    private Value Within(char end)
    {
        int open = _at++, bars = _bars;
        _bars = 0;
        Value value = Sum();
        Close(open, end);
        _bars = bars;
        return value;
    }

    private Value Magnitude()
    {
        int open = _at++;
        _bars++;
        Value value = Sum();
        Close(open, '|');
        _bars--;
        return (x, y) => Math.Abs(value(x, y));
    }

    private void Close(int open, char end)
    {
        if (Next == '\0')
            throw new ExpressionException(open, 1, $"'{text[open]}' is not closed, expected '{end}'");
        if (Next != end)
            throw Wrong($"expected an operator or '{end}'");
        _at++;
    }

    private Value Named()
    {
        int start = _at;
        while (_at < text.Length && char.IsLetterOrDigit(text[_at]))
            _at++;
        string name = text[start.._at];
        switch (name)
        {
            case "x" or "x1":
                _usesFirst = _usesFirst || name == "x";
                Mixed(start, name);
                return (x, _) => x;
            case "x2":
                UsesSecond = true;
                Mixed(start, name);
                return (_, y) => y;
            case "pi" or "π":
                return (_, _) => Math.PI;
            case "e":
                return (_, _) => Math.E;
        }
        bool isOne = Functions.TryGetValue(name, out Func<double, double>? function);
        if (!isOne && !OfTwo.ContainsKey(name))
            throw new ExpressionException(start, name.Length, $"unknown name '{name}', expected x, x1, x2, pi, e or one of "
                + string.Join(", ", Functions.Keys.Concat(OfTwo.Keys)) + (name == "ln" ? "; the natural logarithm is log" : ""));
        if (Next != '(')
            throw Wrong($"expected '(' behind {name}, as in {name}({(isOne ? "x" : "x, 0")})");
        return Nested(() => isOne ? One(function!) : Two(OfTwo[name]));
    }

    private Value One(Func<double, double> function)
    {
        Value value = Within(')');
        return (x, y) => function(value(x, y));
    }

    private Value Two(Func<double, double, double> function)
    {
        int open = _at++, bars = _bars;
        _bars = 0;
        Value first = Sum();
        Close(open, ',');
        Value second = Sum();
        Close(open, ')');
        _bars = bars;
        return (x, y) => function(first(x, y), second(x, y));
    }

    private void Mixed(int start, string name)
    {
        if (_usesFirst && UsesSecond)
            throw new ExpressionException(start, name.Length, "x and x2 are both used, expected x1 and x2");
    }

    private Value Nested(Func<Value> parse)
    {
        if (++_depth > Deepest)
            throw Wrong($"is nested more than {Deepest} deep");
        Value value = parse();
        _depth--;
        return value;
    }

    private ExpressionException Wrong(string message)
    {
        _ = Next;
        return new(_at, 1, _at < text.Length ? $"'{text[_at]}': {message}" : message);
    }
}
