using System.Numerics;
using System.Runtime.CompilerServices;

namespace NtkWorkbench;

/// <summary>The recurrence of xoshiro256**: period 2²⁵⁶ − 1. A struct, so that a loop can keep the state in registers.</summary>
/// <remarks>Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators", arXiv:1805.01407.</remarks>
internal struct Xoshiro256(RandomStreamState state)
{
    private ulong _s0 = state.S0;
    private ulong _s1 = state.S1;
    private ulong _s2 = state.S2;
    private ulong _s3 = state.S3;

    public readonly RandomStreamState State => new(_s0, _s1, _s2, _s3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in 0 … bound − 1, without bias.</summary>
    /// <remarks>The upper half of a 64-bit product; the few draws that would favour some results are drawn again, and only then is there a
    /// division. Source: Lemire, "Fast random integer generation in an interval", arXiv:1805.10941.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NextInt32(uint bound)
    {
        ulong product = (NextUInt64() >> 32) * bound;
        if ((uint)product < bound)
        {
            uint threshold = (0 - bound) % bound;
            while ((uint)product < threshold)
                product = (NextUInt64() >> 32) * bound;
        }
        return (int)(product >> 32);
    }
}
