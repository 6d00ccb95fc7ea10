namespace NtkWorkbench.Torture;

/// <summary>Numbers from a seed, which repeat a failure.</summary>
internal static class Draws
{
    public static RandomStream Of(long seed, string name) => new RandomStreams(seed).Named(name);

    /// <summary>Uniform over 0 … count − 1.</summary>
    public static long NextBelow(this RandomStream stream, long count) => (long)(stream.NextDouble() * count);

    public static T NextOf<T>(this RandomStream stream, IReadOnlyList<T> items) => items[(int)stream.NextBelow(items.Count)];
}
