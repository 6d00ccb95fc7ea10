using System.Numerics;

namespace NtkWorkbench;

/// <summary>From options to the optimizer that they describe.</summary>
internal static class OptimizerFactory
{
    public static Optimizer<T> Create<T>(OptimizerOptions options, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => options switch
        {
            SgdOptions => new Sgd<T>(),
            MomentumOptions momentum => new Momentum<T>(momentum, length),
            AdamOptions adam => new Adam<T>(adam, length),
            RmsPropOptions rmsProp => new RmsProp<T>(rmsProp, length),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options, "unknown optimizer"),
        };
}
