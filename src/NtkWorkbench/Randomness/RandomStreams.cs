using System.Text;

namespace NtkWorkbench;

/// <summary>The random streams of a job, told apart by name and derived from one seed.</summary>
/// <remarks>The derivation is fixed, so that a seed means the same numbers in every version: h₀ = S(seed), h_i = S(h_{i−1} ⊕ b_i) over the
/// name's UTF-8 bytes b_i, where S is the first output of SplitMix64 from its argument; the stream's four words are the first four outputs
/// of SplitMix64 from the last h.</remarks>
/// <param name="seed">Any 64 bits.</param>
public sealed class RandomStreams(long seed)
{
    /// <summary>A stream at its beginning; asked for twice, it is the same numbers twice.</summary>
    /// <param name="name">What is drawn, as in "initialization/weights".</param>
    public RandomStream Named(string name)
    {
        ulong hash = FirstOutput((ulong)seed);
        foreach (byte part in Encoding.UTF8.GetBytes(name))
            hash = FirstOutput(hash ^ part);
        var words = new SplitMix64(hash);
        return new RandomStream(new RandomStreamState(words.Next(), words.Next(), words.Next(), words.Next()));
    }

    private static ulong FirstOutput(ulong seed) => new SplitMix64(seed).Next();
}
