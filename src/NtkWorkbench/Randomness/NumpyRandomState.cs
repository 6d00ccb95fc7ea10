namespace NtkWorkbench;

/// <summary>NumPy's numpy.random.RandomState(seed), bit for bit: MT19937, <c>rand</c> and legacy <c>randn</c>.</summary>
internal sealed class NumpyRandomState(uint seed) : IRandomSource
{
    private readonly Mt19937 _generator = new(seed);
    private double? _spare;

    /// <summary>Uniform in [0, 1): 53 bits of two 32-bit draws, (2²⁶⌊a/2⁵⌋ + ⌊b/2⁶⌋)/2⁵³.</summary>
    public double NextDouble()
    {
        uint high = _generator.NextUInt32() >> 5;
        uint low = _generator.NextUInt32() >> 6;
        return ((high * (double)(1 << 26)) + low) / (1L << 53);
    }

    /// <summary>Standard normal, by the polar method; of each pair the second is given first and the first is kept for the next
    /// call.</summary>
    /// <remarks>Source: legacy_gauss in NumPy's numpy/random/src/legacy/legacy-distributions.c.</remarks>
    public double NextNormal()
    {
        if (_spare is { } spare)
        {
            _spare = null;
            return spare;
        }
        double x, y, square;
        do
        {
            x = (2 * NextDouble()) - 1;
            y = (2 * NextDouble()) - 1;
            square = (x * x) + (y * y);
        }
        while (square is >= 1 or 0);
        double factor = Math.Sqrt(-2 * Math.Log(square) / square);
        _spare = factor * x;
        return factor * y;
    }
}
