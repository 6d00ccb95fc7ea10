using System.Reflection;
using static TorchSharp.torch;

namespace NtkWorkbench.Torch;

/// <summary>Reads the gradient that a backward pass left at a parameter.</summary>
/// <remarks>
/// Tensor.grad is a method in early versions of TorchSharp and a property in later ones. Bound once at run time, the same
/// source and the same binary serve both.
/// </remarks>
internal static class GradientAccess
{
    private static readonly Func<Tensor, Tensor?> Read = Bind();

    /// <summary>∂L/∂θ of the last backward pass, a new handle on it.</summary>
    /// <exception cref="InvalidOperationException">No backward pass has reached the parameter.</exception>
    public static Tensor Gradient(this Tensor parameter) =>
        Read(parameter) ?? throw new InvalidOperationException("no backward pass has reached this parameter");

    private static Func<Tensor, Tensor?> Bind()
    {
        MethodInfo accessor = typeof(Tensor).GetProperty("grad")?.GetMethod
            ?? typeof(Tensor).GetMethod("grad", Type.EmptyTypes)
            ?? throw new MissingMemberException(typeof(Tensor).FullName, "grad");
        return accessor.CreateDelegate<Func<Tensor, Tensor?>>();
    }
}
