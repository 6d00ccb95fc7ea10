using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Singular vectors have no sign of their own; this gives them one.</summary>
internal static class SignConvention
{
    /// <summary>Makes positive, in each column of U, the entry of largest magnitude (the first of equals), turning the same row of Vᵀ with
    /// it.</summary>
    public static void Apply(Matrix leftVectors, Matrix? rightVectorsTransposed)
    {
        for (int k = 0; k < leftVectors.Columns; k++)
        {
            double largest = 0;
            for (int i = 0; i < leftVectors.Rows; i++)
                largest = Math.Abs(leftVectors[i, k]) > Math.Abs(largest) ? leftVectors[i, k] : largest;
            if (largest >= 0)
                continue;
            for (int i = 0; i < leftVectors.Rows; i++)
                leftVectors[i, k] = -leftVectors[i, k];
            if (rightVectorsTransposed is not null && k < rightVectorsTransposed.Rows)
                TensorPrimitives.Negate(rightVectorsTransposed.Row(k), rightVectorsTransposed.Row(k));
        }
    }
}
