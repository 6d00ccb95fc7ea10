using System.Runtime.CompilerServices;
namespace NtkWorkbench;

/// <summary>A stream of random numbers (xoshiro256**) whose whole state is <see cref="State"/>. Used by one thread at a time.</summary>
public sealed class RandomStream : IRandomSource
{
    private const double InverseTwoTo53 = 1.0 / (1L << 53);

    private Xoshiro256 _generator;

    /// <summary>A stream that continues from a state.</summary>
    /// <exception cref="NtkException">The state is all zeros, from which the generator never leaves.</exception>
    public RandomStream(RandomStreamState state)
    {
        if (state == default)
            throw new NtkException("the state of a random stream must have a bit that is not zero, got all zeros");
        _generator = new Xoshiro256(state);
    }

    /// <summary>Where the stream stands; a stream made from it draws the same numbers.</summary>
    public RandomStreamState State => _generator.State;

    /// <summary>64 random bits.</summary>
    internal ulong NextUInt64() => _generator.NextUInt64();

    /// <summary>Uniform in [0, 1): a multiple of 2⁻⁵³.</summary>
    public double NextDouble() => (_generator.NextUInt64() >> 11) * InverseTwoTo53;

    /// <summary>Uniform in 0 … bound − 1, without bias.</summary>
    internal int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return _generator.NextInt32((uint)bound);
    }

    /// <summary>Fills with the numbers that as many calls of <see cref="NextInt32"/> would draw, in less time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Fill(Span<int> destination, int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        Xoshiro256 generator = _generator;
        for (int i = 0; i < destination.Length; i++)
            destination[i] = generator.NextInt32((uint)bound);
        _generator = generator;
    }

    /// <summary>Standard normal: x√(−2 ln s/s) for (x, y) uniform in the unit disc, s = x² + y².</summary>
    /// <remarks>The pair's second number is not kept, so that <see cref="State"/> is all there is. Source: Marsaglia and Bray, "A
    /// convenient method for generating normal variables", SIAM Review 6, 1964.</remarks>
    public double NextNormal()
    {
        double x, square;
        do
        {
            x = (2 * NextDouble()) - 1;
            double y = (2 * NextDouble()) - 1;
            square = (x * x) + (y * y);
        }
        while (square is >= 1 or 0);
        return x * Math.Sqrt(-2 * Math.Log(square) / square);
    }

    /// <summary>Puts the entries into an order drawn uniformly from all of them (Fisher–Yates, from the end).</summary>
    internal void Shuffle(Span<int> values)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int j = NextInt32(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }
}
